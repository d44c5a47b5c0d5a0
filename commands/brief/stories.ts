import { z } from "zod";
import { defineCommand, topicName } from "../../src/chat/command.ts";
import { UserError } from "../../src/chat/errors.ts";
import { pageOf, pageOption } from "../../src/chat/pages.ts";
import { shortened } from "../../src/chat/parse.ts";
import { storyEntry } from "../../src/chat/story-view.ts";
import type { Edition } from "../../src/content/edition.ts";
import { capitalized } from "../../src/text/capitalized.ts";
import { didYouMean } from "../../src/text/nearest.ts";

export default defineCommand({
  name: "stories",
  summary: "All stories, the newest first, or those on one topic",
  audience: "asker",
  options: z.object({
    topic: topicName().optional().describe("Only those on this topic"),
    page: pageOption(),
  }),
  run({ options: { topic, page } }, { edition }) {
    const stories = topic === undefined ? edition.published : onTopic(topic, edition);
    const { rows, under } = pageOf(stories, page, ["/brief stories", topic].filter(Boolean).join(" "));
    if (rows.length === 0) return { parts: [{ kind: "note", text: "There are no stories here yet." }] };
    return {
      parts: [
        { kind: "heading", text: topic === undefined ? "Stories" : `Stories on ${topic}` },
        { kind: "entries", entries: rows.map(storyEntry) },
        ...under,
      ],
    };
  },
});

function onTopic(topic: string, edition: Edition): Edition["published"] {
  const wanted = topic.toLowerCase().replaceAll(" ", "-");
  const stories = edition.published.filter(({ topics }) => topics.includes(wanted));
  if (stories.length > 0) return stories;
  const topics = edition.topics.map(({ topic }) => topic);
  const hint =
    topics.length > 0
      ? didYouMean(wanted, topics) || `the topics are ${topics.slice(0, 10).join(", ")}.`
      : "";
  throw new UserError(`No story is on “${shortened(topic)}”. ${capitalized(hint)}`.trim());
}
