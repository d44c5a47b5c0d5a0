import { createEdition, type Edition } from "./content/edition.ts";
import { createContentFolder } from "./content/folder.ts";
import type { ContentProblem } from "./content/problem.ts";

/** What came of reading the content: a new edition in use, or the problems that kept it out. */
export type Loaded =
  | {
      readonly outcome: "published" | "unchanged";
      readonly edition: Edition;
      readonly problems: readonly ContentProblem[];
    }
  | { readonly outcome: "refused"; readonly problems: readonly ContentProblem[] };

/** Holds the edition that answers are given from. */
export interface Newsroom {
  /** The edition in use. Throws where none has ever been loaded. */
  edition(): Edition;
  /** When the edition in use came into use. */
  since(): Temporal.Instant;
  /** Reads the content again, only the files that changed. With an error in any, the edition in use stays. */
  load(): Promise<Loaded>;
}

/** A newsroom over a folder of stories. `now` tells the time that reports' dates are checked by. */
export function createNewsroom(folder: string, now: () => Temporal.Instant): Newsroom {
  const content = createContentFolder(folder);
  let current: Edition | undefined;
  let since = now();
  return {
    edition() {
      if (!current) throw new Error("no edition has been loaded");
      return current;
    },
    since: () => since,
    async load() {
      const { stories, problems } = await content.read({ today: latestToday(now()) });
      if (problems.some(({ severity }) => severity === "error")) return { outcome: "refused", problems };
      const edition = createEdition(stories);
      if (edition.name === current?.name) return { outcome: "unchanged", edition: current, problems };
      current = edition;
      since = now();
      return { outcome: "published", edition, problems };
    },
  };
}

/** The date where the day begins first (UTC+14): a report dated today anywhere is not from the future. */
export function latestToday(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO("+14:00").toPlainDate();
}
