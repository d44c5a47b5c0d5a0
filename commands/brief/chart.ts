import { z } from "zod";
import { figureChartReply, storyChartReply } from "../../src/chat/chart-view.ts";
import { defineCommand, subjectName } from "../../src/chat/command.ts";
import { findFigure, findStory } from "../../src/chat/find.ts";
import { pageOption } from "../../src/chat/pages.ts";

export default defineCommand({
  name: "chart",
  summary: "A picture of what the reports of a figure print, or of a story’s figures",
  audience: "asker",
  options: z.object({ of: subjectName().describe("Which figure or story"), page: pageOption() }),
  run({ options: { of, page } }, { edition }) {
    const figure = findFigure(of, edition, "chart");
    if ("figure" in figure) return figureChartReply(figure.figure, edition, page);
    const story = findStory(of, edition, "chart");
    return "story" in story ? storyChartReply(story.story, page) : figure.reply;
  },
});
