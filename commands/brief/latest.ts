import { z } from "zod";
import { defineCommand, storyName } from "../../src/chat/command.ts";
import { findStory } from "../../src/chat/find.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { storyEntry, storyParts } from "../../src/chat/story-view.ts";
import type { Story } from "../../src/content/story.ts";

/** Other stories offered under the newest one. */
const MORE = 5;

export default defineCommand({
  name: "latest",
  summary: "The newest story in brief, or the one you name",
  audience: "asker",
  options: z.object({ story: storyName().optional().describe("Which story; without it, the newest") }),
  run({ options }, { edition }) {
    if (options.story !== undefined) {
      const found = findStory(options.story, edition, "latest");
      return "reply" in found ? found.reply : storyReply(found.story, []);
    }
    const [newest, ...others] = edition.published;
    if (!newest) return { parts: [{ kind: "note", text: "There are no stories here yet." }] };
    return storyReply(newest, others.slice(0, MORE));
  },
});

function storyReply(story: Story, others: readonly Story[]): Reply {
  return {
    parts: [
      ...storyParts(story),
      {
        kind: "buttons",
        buttons: [
          { label: "Its figures", command: `/brief figures ${story.id}` },
          { label: "Chart", command: `/brief chart ${story.id}` },
          { label: "All stories", command: "/brief stories" },
          { label: "Share", command: `/brief latest ${story.id} share:yes` },
        ],
      },
      ...(others.length > 0
        ? [
            { kind: "note" as const, text: "Also followed here:" },
            { kind: "entries" as const, entries: others.map(storyEntry) },
          ]
        : []),
    ],
  };
}
