import { z } from "zod";
import { answererOver } from "../../src/ask/asking.ts";
import { askReply } from "../../src/chat/ask-view.ts";
import { defineCommand } from "../../src/chat/command.ts";
import { figureReply } from "../../src/chat/figure-view.ts";

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
  async run({ options: { question } }, { edition }) {
    const named = edition.figures.find(question);
    if (named.outcome === "one") return figureReply(named.figure, edition, 1);
    const answer = await answererOver(edition);
    return askReply(answer(question), question, edition);
  },
});
