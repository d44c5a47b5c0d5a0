import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createEdition, type Edition } from "../../src/content/edition.ts";
import { readStory } from "../../src/content/story-file.ts";
import { readQuantities } from "../../src/figures/read.ts";

/** A question with what should come of it. */
export interface Posed {
  readonly text: string;
  /** The figures that answer it, by reference: none, one, or two that are asked for at once. */
  readonly right: readonly string[];
  /** Who said it is asked, not what it is. */
  readonly isSource: boolean;
  /** Either of the figures may be meant: it is asked back. */
  readonly isChoice?: boolean;
  /** What was told before it in the same talk, where it leans on that: what was typed, and the figure. */
  readonly before?: { readonly words: string; readonly ref?: string | undefined } | undefined;
}

/** A story with the questions put to it. */
export interface PosedSet {
  readonly name: string;
  readonly edition: Edition;
  readonly posed: readonly Posed[];
}

const TODAY = Temporal.PlainDate.from("2027-01-01");

/** Reads the sets of a half: "seen", of which the weights are learned, or "unseen", which only checks them. */
export function readSets(half: "seen" | "unseen"): PosedSet[] {
  const folder = join(import.meta.dirname, half);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split(/^(?=story )/m))
    .filter((text) => text.startsWith("story "))
    .map(readSet);
}

/**
 * All stories in one edition, each question put to all of them: another story may answer what its own does not, or
 * have a figure of the same name.
 */
export function inOneEdition(sets: readonly PosedSet[]): PosedSet {
  const stories = sets.flatMap(({ edition }) => [...edition.storyById.values()]);
  return {
    name: "all",
    edition: createEdition(stories.map((story) => ({ story, hash: story.id }))),
    posed: sets.flatMap(({ posed }) => posed),
  };
}

/** The questions to the story that comes with the bot. */
export function readSeedSet(): PosedSet {
  const name = "guatemala-advisers";
  const bytes = readFileSync(join("content", "stories", `${name}.yaml`));
  const { story, hash } = readStory(bytes, `${name}.yaml`, { name, today: TODAY });
  const lines = readFileSync(join(import.meta.dirname, "seed.txt"), "utf8")
    .trim()
    .split("\n");
  return {
    name,
    edition: createEdition([{ story: story!, hash: hash! }]),
    posed: lines.map((line) => readPosed(line, name)),
  };
}

function readSet(text: string): PosedSet {
  const lines = text.trim().split("\n");
  const { story, hash } = storyOf(lines);
  return {
    name: story.id,
    edition: createEdition([{ story, hash }]),
    posed: lines.filter((line) => line.startsWith("? ")).map((line) => readPosed(line, story.id)),
  };
}

/** "? id | question", "? source id | question", "? id,id | question", "? none | question". */
function readPosed(line: string, story: string): Posed {
  const [wanted = "", ...rest] = line.slice(2).split("|");
  const isSource = wanted.startsWith("source ");
  const ids = wanted.replace("source ", "").trim().split(",");
  return {
    text: rest.join("|").trim(),
    right: ids[0] === "none" ? [] : ids.map((id) => `${story}/${id}`),
    isSource,
  };
}

/** A story in short: lines of `report`, `figure` and `claim`, with bars between what each has. */
function storyOf(lines: readonly string[]) {
  const cells = (line: string) => line.split("|").map((cell) => cell.trim());
  const reports: Record<string, object> = {};
  const figures: Record<string, { kind: string; claims: object[] }> = {};
  let file: Record<string, unknown> = {};
  let figure = "";
  for (const line of lines) {
    const [first = "", ...others] = cells(line);
    const [word, name = "", ...more] = first.split(" ");
    if (word === "story") {
      const [headline, topics = ""] = others;
      file = { id: name, headline, topics: topics.split(/, */), status: "published" };
    }
    if (word === "report") {
      const [title, outlet, date] = others;
      reports[name] = { title, outlet, date, url: "https://news.example/a" };
    }
    if (word === "figure") {
      figure = name;
      const [label, measure = "", aliases = ""] = others;
      figures[name] = {
        label,
        ...measureOf(measure),
        aliases: aliases.split(/; */).filter(Boolean),
        claims: [],
      } as never;
    }
    if (word === "claim") figures[figure]!.claims.push(claimOf(name || more[0]!, others));
  }
  const id = String(file.id);
  const text = JSON.stringify({ ...file, reports, figures });
  const { story, hash, problems } = readStory(Buffer.from(text), `${id}.yaml`, { name: id, today: TODAY });
  if (!story || !hash) {
    const errors = problems.filter(({ severity }) => severity === "error");
    throw new Error(`${id}: ${errors.map(({ message }) => message).join("; ")}`);
  }
  return { story, hash };
}

/** "count people", "money EUR", "share", "rank years highest". */
function measureOf(text: string): object {
  const [kind, ...unit] = text.split(" ");
  if (kind === "rank") return { kind, unit: unit[0], rank: unit[1] };
  return unit.length === 0 ? { kind } : { kind, unit: unit.join(" ") };
}

function claimOf(report: string, [words = "", ...others]: readonly string[]): object {
  const after = (start: string) =>
    others.find((cell) => cell.startsWith(`${start} `))?.slice(start.length + 1);
  const [reading] = readQuantities(words);
  if (!reading) throw new Error(`no quantity is read in “${words}”`);
  const { hedge, value } = reading.quantity;
  const [each, over, date, since] = ["each", "over", "in", "since"].map(after);
  const window = each ? { each } : over ? { over } : date ? { in: date } : since ? { since } : undefined;
  return { report, words, value, hedge, by: after("by"), counts: after("counts"), ...(window && { window }) };
}
