import { z } from "zod";
import { amendedReply } from "../../src/chat/amended-view.ts";
import type { AmendmentWish } from "../../src/chat/amendments.ts";
import { defineCommand, subjectName } from "../../src/chat/command.ts";
import { FieldError, UserError } from "../../src/chat/errors.ts";
import { findFigure } from "../../src/chat/find.ts";
import { workOf } from "../../src/chat/find-desk.ts";
import { withdrawalForm } from "../../src/chat/withdrawal-form.ts";

export default defineCommand({
  name: "withdraw",
  summary: "Tell a story or a figure no more; opens a form that asks why",
  audience: "moderator",
  options: z.object({
    what: subjectName().describe("Which story or figure"),
    reason: z
      .string()
      .trim()
      .max(300, "it is longer than 300 characters")
      .optional()
      .describe("Why; it goes on the record"),
  }),
  async run({ options: { what, reason }, where }, { desk, edition }) {
    const work = workOf(desk);
    const named = edition.storyById.get(what.toLowerCase());
    if (named?.status === "withdrawn")
      throw new UserError(
        `The story “${named.id}” has been withdrawn already. Where that was a change from chat, it can be taken back: /desk amendments`,
      );
    const story = named?.status === "published" ? named : undefined;
    const found = story ? undefined : findFigure(what, edition, "/desk withdraw");
    if (found && "reply" in found) return found.reply;
    const subject = story ?? edition.storyOf(found!.figure);
    if (reason === undefined) return { parts: [withdrawalForm(subject, found?.figure)] };
    if (reason === "") throw new FieldError({ reason: "say why: it goes on the record" });
    const wish: AmendmentWish = found
      ? { kind: "withdraw-figure", story: subject.id, figure: found.figure.id, reason }
      : { kind: "withdraw-story", story: subject.id, reason };
    return amendedReply(await work.amendments.propose(wish, where), { desk, work, where });
  },
});
