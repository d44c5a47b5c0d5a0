import { z } from "zod";
import { defineCommand, storyName } from "../../src/chat/command.ts";
import { rowOf } from "../../src/chat/figure-view.ts";
import { findStory } from "../../src/chat/find.ts";
import { pageOf, pageOption } from "../../src/chat/pages.ts";
import type { Reply } from "../../src/chat/reply.ts";
import type { Figure } from "../../src/content/story.ts";

export default defineCommand({
  name: "figures",
  summary: "All figures, or those of one story",
  audience: "asker",
  options: z.object({ story: storyName().optional().describe("Only this story’s"), page: pageOption() }),
  run({ options }, { edition }) {
    if (options.story === undefined)
      return tableOf(edition.figures.all, "Figures", options.page, "/brief figures");
    const found = findStory(options.story, edition, "figures");
    if ("reply" in found) return found.reply;
    const { id, headline, figures } = found.story;
    return tableOf(figures, headline, options.page, `/brief figures ${id}`);
  },
});

function tableOf(figures: readonly Figure[], caption: string, page: number, command: string): Reply {
  const { rows, under } = pageOf(figures, page, command);
  if (rows.length === 0) return { parts: [{ kind: "note", text: "There are no figures here yet." }] };
  return { parts: [{ kind: "figures", caption, rows: rows.map(rowOf) }, ...under] };
}
