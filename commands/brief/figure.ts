import { z } from "zod";
import { defineCommand, figureName } from "../../src/chat/command.ts";
import { figureReply } from "../../src/chat/figure-view.ts";
import { findFigure } from "../../src/chat/find.ts";
import { pageOption } from "../../src/chat/pages.ts";

export default defineCommand({
  name: "figure",
  summary: "One figure: its value and hedge, who said it, and what other reports print",
  audience: "asker",
  options: z.object({ figure: figureName().describe("Which figure"), page: pageOption() }),
  run({ options }, { edition }) {
    const found = findFigure(options.figure, edition, "figure");
    return "reply" in found ? found.reply : figureReply(found.figure, edition, options.page);
  },
});
