import { z } from "zod";
import { answererOver } from "../../src/ask/asking.ts";
import type { Before } from "../../src/ask/follow-up.ts";
import { askReply } from "../../src/chat/ask-view.ts";
import { defineCommand } from "../../src/chat/command.ts";
import { figureReply } from "../../src/chat/figure-view.ts";
import type { Told } from "../../src/chat/talks.ts";
import type { Edition } from "../../src/content/edition.ts";

/** Longer than any question: what is longer is a paste that went astray. */
const LONGEST = 500;

export default defineCommand({
  name: "ask",
  summary: "A question in your own words: the figure that answers it, or that none here does",
  audience: "asker",
  options: z.object({
    question: z
      .string()
      .trim()
      .min(1, "it is empty")
      .max(LONGEST, `it is longer than ${LONGEST} characters`)
      .describe("What you want to know, such as “how many advisers were sent?”"),
  }),
  leansOnTalk: true,
  async run({ options: { question } }, { edition, last }) {
    const named = edition.figures.find(question);
    if (named.outcome === "one") return figureReply(named.figure, edition, 1);
    const answer = await answererOver(edition);
    return askReply(answer(question, toldBefore(edition, last)), question, edition);
  },
});

/** What was told last, with its figure as the edition has it now. */
function toldBefore(edition: Edition, last: Told | undefined): Before | undefined {
  const found = last?.ref === undefined ? undefined : edition.figures.find(last.ref);
  return last && { words: last.words, figure: found?.outcome === "one" ? found.figure : undefined };
}
