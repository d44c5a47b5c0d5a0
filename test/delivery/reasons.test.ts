import { afterAll, beforeAll, expect, test } from "vitest";
import { reasonsOf } from "../../src/delivery/reasons.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore(":memory:");
  const by = { chat: "slack", channel: "C1", by: "ann", at: 0 };
  const proposal = { edition: "e2", base: "e1", follows: 1, kind: "publish", state: "published", ...by };
  await store.db
    .insertInto("proposals")
    .values(proposal as never)
    .execute();
  const changes = [
    { story: "fire", figure: "evacuated", reason: "the brigade counted again" },
    { story: "dam", figure: null, reason: "it was another dam" },
  ];
  for (const change of changes)
    await store.db
      .insertInto("amendments")
      .values({ change: "{}", made_on: "", state: "active", proposal: 1, ...change, ...by } as never)
      .execute();
});
afterAll(() => store.close());

const published = (reason: string | null) =>
  reasonsOf(store.db, { edition: "e2", follows: 1, reason } as never);

test("each change from chat is told with its own reason, and nothing else with one of those", async () => {
  const reasonOf = await published("it was another dam");
  expect(reasonOf("fire/evacuated")).toBe("the brigade counted again");
  expect(reasonOf("dam/villages")).toBe("it was another dam");
  expect(reasonOf("fire/loss")).toBeUndefined();
});

test("what the publisher gave as a reason is told of all that no change from chat touched", async () => {
  const reasonOf = await published("the weekly review");
  expect(reasonOf("fire/loss")).toBe("the weekly review");
  expect(reasonOf("fire/evacuated")).toBe("the brigade counted again");
});
