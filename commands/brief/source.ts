import { z } from "zod";
import { defineCommand, figureName } from "../../src/chat/command.ts";
import { claimPartOf } from "../../src/chat/figure-view.ts";
import { findFigure } from "../../src/chat/find.ts";

export default defineCommand({
  name: "source",
  summary: "The printed words of a figure: each report, who said it, and a link to the words",
  audience: "asker",
  options: z.object({ figure: figureName().describe("Which figure") }),
  run({ options }, { edition }) {
    const found = findFigure(options.figure, edition, "source");
    if ("reply" in found) return found.reply;
    const { figure } = found;
    return {
      parts: [
        { kind: "heading", text: figure.label },
        ...figure.claims.map((claim) => claimPartOf(claim, figure)),
        { kind: "note", text: "A link opens the report at the words, where its site allows that." },
        {
          kind: "buttons",
          buttons: [
            { label: "The figure", command: `/brief figure ${figure.ref}` },
            { label: "Share", command: `/brief source ${figure.ref} share:yes` },
          ],
        },
      ],
    };
  },
});
