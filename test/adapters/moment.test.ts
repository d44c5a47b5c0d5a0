import { expect, test } from "vitest";
import { renderReply as onDiscord } from "../../src/adapters/discord/render.ts";
import { renderReply as onPage } from "../../src/adapters/local/render.ts";
import { renderReply as onSlack } from "../../src/adapters/slack/render.ts";
import { momentOf } from "../../src/chat/moment.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import type { Reply } from "../../src/chat/reply.ts";

const nine = momentOf(Temporal.Instant.from("2026-11-24T08:00:00Z"), "Europe/Rome");
const reply: Reply = {
  parts: [{ kind: "entries", entries: [{ title: "Next", detail: ["at ", nine, ", once"] }] }],
};
const WORDS = "2026-11-24 09:00 (Europe/Rome)";

test("an instant is told in words that name their zone where a chat cannot know the reader’s", () => {
  expect(renderPlain(reply)).toBe(`- Next: at ${WORDS}, once`);
  expect(onPage(reply)).toContain(`at <time datetime="2026-11-24T08:00:00Z">${WORDS}</time>, once`);
});

test("an instant is told in each reader’s own zone on Slack, with its words for those who only hear the text", () => {
  const [{ text, blocks }] = onSlack(reply) as [{ text: string; blocks: unknown }];
  expect(text).toBe(`- Next: at ${WORDS}, once`);
  expect(JSON.stringify(blocks)).toContain('"type":"date","timestamp":1795507200');
  const [pressable] = onSlack({
    parts: [{ kind: "entries", entries: [{ title: "Next", detail: [nine], command: "/brief latest" }] }],
  });
  expect(JSON.stringify(pressable!.blocks)).toContain(
    `<!date^1795507200^{date_short_pretty} {time}|${WORDS}>`,
  );
});

test("an instant is told in each reader’s own zone on Discord, and words alone stand in a menu", () => {
  expect(JSON.stringify(onDiscord(reply))).toContain("at <t:1795507200:f>, once");
  const many = Array.from({ length: 9 }, (_, at) => ({
    title: `Slot ${at}`,
    detail: [nine],
    command: `/brief stories page:${at + 1}`,
  }));
  const shown = JSON.stringify(onDiscord({ parts: [{ kind: "entries", entries: many }] }));
  expect(shown).toContain(`"description":"${WORDS}"`);
});
