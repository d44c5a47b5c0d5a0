import type { Moment, Words } from "./reply.ts";

/** An instant with its words in a zone, to the minute: "2026-11-24 09:00 (Europe/Rome)". */
export function momentOf(instant: Temporal.Instant, zone: string): Moment {
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });
  return { instant: instant.toString(), words: `${local.replace("T", " ")} (${zone})` };
}

/** What the words are made of, in the order it stands. */
export function runsOf(words: Words): readonly (string | Moment)[] {
  return typeof words === "string" ? [words] : words;
}

/** For where a chat can show nothing but text: moments in their own words. */
export function plainWords(words: Words): string {
  return runsOf(words)
    .map((run) => (typeof run === "string" ? run : run.words))
    .join("");
}

/** The instant in whole seconds since 1970, by which Slack and Discord tell a reader's own time. */
export function unixOf({ instant }: Moment): number {
  return Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1000);
}
