import { z } from "zod";
import { defineCommand, figureName } from "../../src/chat/command.ts";
import { findFigure } from "../../src/chat/find.ts";
import { pageOption } from "../../src/chat/pages.ts";
import { sourceReply } from "../../src/chat/source-view.ts";

export default defineCommand({
  name: "source",
  summary: "The printed words of a figure: each report, who said it, and a link to the words",
  audience: "asker",
  options: z.object({ figure: figureName().describe("Which figure"), page: pageOption() }),
  run({ options }, { edition }) {
    const found = findFigure(options.figure, edition, "source");
    return "reply" in found ? found.reply : sourceReply(found.figure, options.page);
  },
});
