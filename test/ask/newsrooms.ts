import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createEdition } from "../../src/content/edition.ts";
import { readStory } from "../../src/content/story-file.ts";
import type { Posed, PosedSet } from "./sets.ts";

/*
 * Newsrooms: a folder of a dozen stories that the bot holds at once, with questions to all of them, and talks in which a
 * question leans on the one before. A line of `questions.txt` is "? story/figure | question", "? source story/figure |",
 * "? story/a,story/b |" for two at once, "? choice story/a,story/b |" where either may be meant, or "? none |". With
 * "?+" it leans on the line before.
 */

const TODAY = Temporal.PlainDate.from("2027-01-01");

/** Reads the newsrooms of a half. */
export function readNewsrooms(half: "seen" | "unseen"): PosedSet[] {
  const folder = join(import.meta.dirname, "newsrooms", half);
  return readdirSync(folder)
    .sort()
    .map((name) => readNewsroom(join(folder, name), name));
}

function readNewsroom(folder: string, name: string): PosedSet {
  const stories = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const id = file.replace(/\.yaml$/, "");
      const { story, hash, problems } = readStory(readFileSync(join(folder, file)), file, {
        name: id,
        today: TODAY,
      });
      if (!story || !hash)
        throw new Error(`${folder}/${file}: ${problems.map(({ message }) => message).join("; ")}`);
      return { story, hash };
    });
  const posed: Posed[] = [];
  let before: Posed["before"];
  for (const line of readFileSync(join(folder, "questions.txt"), "utf8").split("\n")) {
    const read = /^\?(\+?) *(source |choice )?(.*?) *\| *(.*)$/.exec(line);
    if (read === null) continue;
    const [, leans, sort, wanted = "", text = ""] = read;
    if (leans === "") before = undefined;
    const right = wanted === "none" ? [] : wanted.split(",").map((ref) => ref.trim());
    posed.push({
      text,
      right,
      isSource: sort === "source ",
      isChoice: sort === "choice ",
      ...(leans === "+" && { before }),
    });
    if (right.length === 1) before = { words: text, ref: right[0]! };
    else if (sort === "choice ") before = { words: text };
  }
  return { name, edition: createEdition(stories), posed };
}
