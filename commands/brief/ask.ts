import { z } from "zod";
import { answererOfStory, answererOver } from "../../src/ask/asking.ts";
import { answerOn, goesOn } from "../../src/ask/follow-up.ts";
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
  isFleeting: ({ question }) => goesOn(question),
  async run({ options: { question } }, { edition, last }) {
    const named = edition.figures.find(question);
    if (named.outcome === "one") return figureReply(named.figure, edition, 1);
    const answer = await answererOver(edition);
    return askReply(answeredOn(question, edition, last) ?? answer(question), question, edition);
  },
});

/** What comes of a question that leans on what was told last; undefined where it does not, or nothing comes of it. */
function answeredOn(question: string, edition: Edition, last: Told | undefined) {
  if (last === undefined || !goesOn(question)) return undefined;
  const found = edition.figures.find(last.ref);
  if (found.outcome !== "one") return undefined;
  const { figure } = found;
  return answerOn(question, { words: last.words, figure }, answererOfStory(edition.storyOf(figure)));
}
