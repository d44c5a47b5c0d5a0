import { z } from "zod";
import { defineCommand, figureName } from "../../src/chat/command.ts";
import { claimsReply, pairReply, twoAtATime } from "../../src/chat/compare-view.ts";
import { findFigure } from "../../src/chat/find.ts";
import { pageOption } from "../../src/chat/pages.ts";
import { namesIn, threeNamedIn } from "../../src/chat/two-names.ts";
import type { Edition } from "../../src/content/edition.ts";

export default defineCommand({
  name: "compare",
  summary: "What may be said of two figures set against each other, or of one figure’s reports",
  audience: "asker",
  options: z.object({
    figure: figureName().describe("The first figure"),
    with: figureName().optional().describe("The second; without it, the reports of the first are compared"),
    how: z
      .boolean("it must be yes or no")
      .default(false)
      .describe("Show how it was worked out, and what was taken for granted"),
    page: pageOption(),
  }),
  run({ options }, { edition }) {
    const [first, second] = namesIn(options.figure, options.with, edition);
    const areBothFound = [first, second ?? first].every(
      (name) => edition.figures.find(name).outcome === "one",
    );
    const three = areBothFound ? undefined : threeNamedIn(options.figure, options.with, edition);
    if (three) return twoAtATime(three);
    // What is chosen is put after the other name: where the first is chosen, the two change places.
    const one = findFigure(
      first,
      edition,
      second === undefined ? "compare" : `compare ${nearestName(second, edition)}`,
    );
    if ("reply" in one) return one.reply;
    if (second === undefined) return claimsReply(one.figure, edition, options.page, options.how);
    const other = findFigure(second, edition, `compare ${one.figure.ref}`);
    if ("reply" in other) return other.reply;
    if (one.figure !== other.figure) return pairReply(one.figure, other.figure, options.how);
    const { parts } = claimsReply(one.figure, edition, options.page, options.how);
    const text = "Both names are of the same figure, so its reports are compared.";
    return { parts: [{ kind: "note", text }, ...parts] };
  },
});

/** A name that leads somewhere: as it was typed, or where it is mistyped too, that of the nearest figure. */
function nearestName(name: string, { figures }: Edition): string {
  const found = figures.find(name);
  return (found.outcome === "none" ? found.near[0]?.ref : undefined) ?? quoted(name);
}

function quoted(name: string): string {
  return /\s/.test(name) ? `“${name.replace(/["“”„]/g, "")}”` : name;
}
