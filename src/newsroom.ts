import type { Edition } from "./content/edition.ts";

/** Holds the edition that answers are given from. An edition is used whole or not at all. */
export interface Newsroom {
  /** The edition in use. Throws where there has never been one. */
  edition(): Edition;
  /** When it came into use. */
  since(): Temporal.Instant;
  /** From now on answers are given from this one. What has begun goes on with the one it began with. */
  use(edition: Edition, since: Temporal.Instant): void;
}

export function createNewsroom(): Newsroom {
  let inUse: { readonly edition: Edition; readonly since: Temporal.Instant } | undefined;

  function now() {
    if (!inUse) throw new Error("no edition has been loaded");
    return inUse;
  }

  return {
    edition: () => now().edition,
    since: () => now().since,
    use(edition, since) {
      inUse = { edition, since };
    },
  };
}

/** The date where the day begins first (UTC+14): a report dated today anywhere is not from the future. */
export function latestToday(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO("+14:00").toPlainDate();
}
