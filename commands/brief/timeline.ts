import { z } from "zod";
import { defineCommand, figureName } from "../../src/chat/command.ts";
import { findSubject } from "../../src/chat/find-subject.ts";
import { pageOption } from "../../src/chat/pages.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { figureTimeline, storyTimeline } from "../../src/chat/timeline-view.ts";
import type { Edition } from "../../src/content/edition.ts";

export default defineCommand({
  name: "timeline",
  summary: "How a figure, or each of a story’s, moved from report to report",
  audience: "asker",
  options: z.object({
    of: figureName().optional().describe("Which figure or story; without it, the newest story"),
    page: pageOption(),
  }),
  run({ options }, { edition }) {
    if (options.of !== undefined) return timelineOf(options.of, edition, options.page);
    const [newest] = edition.published;
    if (!newest) return { parts: [{ kind: "note", text: "There are no stories here yet." }] };
    return storyTimeline(newest, edition, options.page);
  },
});

function timelineOf(name: string, edition: Edition, page: number): Reply {
  const found = findSubject(name, edition, "timeline");
  if ("figure" in found) return figureTimeline(found.figure, page);
  return "story" in found ? storyTimeline(found.story, edition, page) : found.reply;
}
