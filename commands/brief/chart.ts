import { z } from "zod";
import { figureChartReply, storyChartReply } from "../../src/chat/chart-view.ts";
import { defineCommand, subjectName } from "../../src/chat/command.ts";
import { findSubject } from "../../src/chat/find-subject.ts";
import { pageOption } from "../../src/chat/pages.ts";

export default defineCommand({
  name: "chart",
  summary: "A picture of what the reports of a figure print, or of a story’s figures",
  audience: "asker",
  options: z.object({ of: subjectName().describe("Which figure or story"), page: pageOption() }),
  run({ options: { of, page } }, { edition }) {
    const found = findSubject(of, edition, "chart");
    if ("figure" in found) return figureChartReply(found.figure, edition, page);
    return "story" in found ? storyChartReply(found.story, edition, page) : found.reply;
  },
});
