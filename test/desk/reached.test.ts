import { afterAll, beforeAll, expect, test } from "vitest";
import { createEdition } from "../../src/content/edition.ts";
import { readStory } from "../../src/content/story-file.ts";
import { reachedBy } from "../../src/desk/reached.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { twoStories } from "../support/stories.ts";

const [EVACUATED, LOSS] = ["harbour-fire/evacuated", "harbour-fire/loss"];
let store: Store;
beforeAll(async () => {
  store = await openStore(":memory:");
});
afterAll(() => store.close());

const today = Temporal.PlainDate.from("2026-11-24");
const { story, hash } = readStory(Buffer.from(twoStories["harbour-fire"]), "harbour-fire.yaml", {
  ...{ name: "harbour-fire", today },
});
/** The story is gone from the next edition, and so are all of its figures. */
const editions = { from: createEdition([{ story: story!, hash: hash! }]), to: createEdition([]) };

let told = 0;
async function tell(
  content: string,
  channel: string,
  row: { messages?: string; state?: "unknown" | "failed" },
) {
  told += 1;
  const at = { due_at: 0, next_at: 0, owed_at: 0, settled_at: 0, tries: 1, uncertain: 0 };
  const [chat, name] = channel.split(" ");
  const key = {
    key: `digest ${told}`,
    slot: `${told}`,
    kind: "digest" as const,
    chat: chat!,
    channel: name!,
  };
  await store.db
    .insertInto("deliveries")
    .values({ ...at, ...key, content, state: "sent", messages: null, ...row })
    .execute();
}

test("each channel is named once for a figure, whichever of its messages told it, in the order of their names", async () => {
  const figures = [
    { content: "one", figure: EVACUATED! },
    { content: "both", figure: EVACUATED! },
    { content: "both", figure: LOSS! },
    { content: "other", figure: LOSS! },
    { content: "other", figure: "dam-leak/villages" },
  ];
  await store.db.insertInto("content_figures").values(figures).execute();
  const messages = '["1"]';
  for (const [content, channel] of [
    ["one", "slack C2"],
    ["one", "slack C1"],
    ["both", "slack C2"],
    ["both", "discord C9"],
    ["other", "slack C3"],
    ["other", "slack C3"],
  ] as const)
    await tell(content, channel, { messages });
  await tell("one", "slack C4", { state: "unknown" });
  await tell("one", "slack C5", { state: "failed" });
  const reached = await reachedBy(store.db, editions);
  const words = reached.map(({ figure, channels }) => [
    figure,
    ...channels.map(({ chat, channel }) => `${chat} ${channel}`),
  ]);
  expect(words.sort()).toEqual([
    [EVACUATED, "discord C9", "slack C1", "slack C2", "slack C4"],
    [LOSS, "discord C9", "slack C2", "slack C3"],
  ]);
});
