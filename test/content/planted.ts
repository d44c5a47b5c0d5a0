import type { CheckContext } from "../../src/content/check-context.ts";
import type { ContentProblem } from "../../src/content/problem.ts";
import { type ReadStory, readStory } from "../../src/content/story-file.ts";

/** A sound story, to plant faults in. */
export const SOUND = `id: harbour-fire
headline: Fire closes the terminal at Port Calder
topics: [ports, calder]
status: published

reports:
  courier:
    title: "Terminal fire: what we know"
    outlet: The Calder Courier
    date: 2026-03-04
    url: https://courier.example/terminal-fire
  evening-post:
    title: Hundreds moved from homes near harbour
    outlet: Evening Post
    url: https://post.example/news/harbour

figures:
  evacuated:
    label: people moved from their homes
    kind: count
    unit: people
    aliases: [evacuees]
    claims:
      - report: courier
        words: as many as 1,200
        value: 1200
        hedge: at-most
        by: a fire brigade spokesperson
      - report: evening-post
        words: hundreds
        value: [200, 1000]
        hedge: between
  loss:
    label: insured loss
    kind: money
    unit: GBP
    claims:
      - report: courier
        words: more than £5m
        value: 5000000
        hedge: more-than
        window: { over: P3M, end: 2026-02, words: in the three months }
  low-water:
    label: level of the harbour
    kind: rank
    unit: years
    rank: lowest
    aliases: [tide]
    claims:
      - report: evening-post
        words: lowest level in 12 years
        value: 12
        hedge: exactly

brief:
  - Firefighters moved {evacuated} people from streets near the terminal.
  - The insured loss is put at {loss}.
`;

export const TODAY = Temporal.PlainDate.from("2026-03-10");

/** Reads a story's text, or its bytes, as the file `harbour-fire.yaml`. */
export function read(content: string | Uint8Array, context: Partial<CheckContext> = {}): ReadStory {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return readStory(bytes, "harbour-fire.yaml", { name: "harbour-fire", today: TODAY, ...context });
}

/** The sound story with one part of it replaced. */
export function planted(part: string, replacement: string): string {
  if (SOUND.split(part).length !== 2) throw new Error(`“${part}” does not stand in the story exactly once`);
  return SOUND.replace(part, () => replacement);
}

/** Where a fault is planted: the mark is taken out, and its place is where the problem is to be found. */
const MARK = "▶";

export function marked(text: string): { text: string; line: number; column: number } {
  const before = text.split(MARK)[0]!;
  const lines = before.split(/\r\n|\n|\r/);
  return { text: text.replace(MARK, ""), line: lines.length, column: [...lines.at(-1)!].length + 1 };
}

/** Problems as "line:column message". */
export function told(problems: readonly ContentProblem[]): string[] {
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}
