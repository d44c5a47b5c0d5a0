import { z } from "zod";
import { defineCommand, figureName } from "../../src/chat/command.ts";
import { claimPartOf } from "../../src/chat/figure-view.ts";
import { findFigure } from "../../src/chat/find.ts";
import { pageOf, pageOption } from "../../src/chat/pages.ts";

export default defineCommand({
  name: "source",
  summary: "The printed words of a figure: each report, who said it, and a link to the words",
  audience: "asker",
  options: z.object({ figure: figureName().describe("Which figure"), page: pageOption() }),
  run({ options }, { edition }) {
    const found = findFigure(options.figure, edition, "source");
    if ("reply" in found) return found.reply;
    const { figure } = found;
    const { rows, under } = pageOf(figure.claims, options.page, `/brief source ${figure.ref}`);
    return {
      parts: [
        { kind: "heading", text: figure.label },
        ...rows.map((claim) => claimPartOf(claim, figure)),
        ...under,
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
