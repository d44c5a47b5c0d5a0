import { z } from "zod";
import { amendedReply } from "../../src/chat/amended-view.ts";
import { defineCommand, figureName } from "../../src/chat/command.ts";
import { correctionForm } from "../../src/chat/correction-form.ts";
import { readCorrection } from "../../src/chat/correction-input.ts";
import { FieldError, UserError } from "../../src/chat/errors.ts";
import { findFigure } from "../../src/chat/find.ts";
import { workOf } from "../../src/chat/find-desk.ts";
import { fingerprintOf, splitSeen } from "../../src/chat/seen-figure.ts";
import { counted } from "../../src/text/counted.ts";

const typed = (most: number) =>
  z.string().trim().max(most, `it is longer than ${most} characters`).optional();

export default defineCommand({
  name: "correct",
  summary: "Correct what a figure says: opens a form, or takes it typed",
  audience: "moderator",
  options: z.object({
    figure: figureName().describe("Which figure"),
    value: typed(100).describe("The number in digits: 4500, or 24 to 100; without it, as the words say"),
    hedge: typed(20).describe("How the words bound it; without it, as they say"),
    words: typed(200).describe("The printed words: hedge, number and unit, nothing more"),
    by: typed(160).describe("Who says so; empty where the report does not say"),
    report: typed(3000).describe("Which report printed it; a new one as: title | outlet | date | address"),
    title: typed(300).describe("Of a new report: the headline as printed"),
    outlet: typed(100).describe("Of a new report: who published it"),
    date: typed(10).describe("Of a new report: when, as far as it is stated"),
    url: typed(2000).describe("Of a new report: its address"),
    reason: typed(300).describe("Why; it goes on the record"),
    claim: z
      .number("it must be a number, as in 2")
      .int()
      .min(1, "claims count from 1")
      .default(1)
      .describe("Which of its claims, counted from the one that leads"),
  }),
  place: (words) => (words.length === 0 ? {} : { figure: words.join(" ") }),
  async run({ options, where }, { desk, edition }) {
    const work = workOf(desk);
    const { figure: named, claim: place, reason, ...change } = options;
    const { name, seen } = splitSeen(named);
    const found = findFigure(name, edition, "/desk correct");
    if ("reply" in found) return found.reply;
    const { figure } = found;
    const story = edition.storyOf(figure);
    const old = figure.claims[place - 1];
    if (!old)
      throw new UserError(
        `“${figure.label}” has ${counted(figure.claims.length, "claim", "claims")}, not ${place}.`,
      );
    const isEmpty = [reason, ...Object.values(change)].every((value) => value === undefined);
    if (isEmpty) return { parts: [correctionForm(figure, old, place, story)] };
    if (seen !== undefined && seen !== fingerprintOf(figure))
      throw new FieldError({
        words: `the figure has changed since this form was opened. Look at it (/brief figure ${figure.ref}), and open the form again`,
      });
    const said = readCorrection(change, old, story);
    const faults = {
      ...("faults" in said && said.faults),
      ...(!reason && { reason: "say why: it goes on the record" }),
    };
    if ("faults" in said || !reason) throw new FieldError(faults);
    const [figureId, claim] = [figure.id, place - 1];
    const wish = { kind: "correct", story: story.id, figure: figureId, claim, to: said, reason } as const;
    const keepsWords = change.words === undefined;
    return amendedReply(await work.amendments.propose(wish, where), { desk, work, where }, { keepsWords });
  },
});
