import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { createBot } from "../../src/chat/bot.ts";
import type { Invocation } from "../../src/chat/invocation.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import { createTalks } from "../../src/chat/talks.ts";
import { quietDesk } from "../support/desk.ts";
import { editionOf, twoStories } from "../support/stories.ts";

function talk() {
  const bot = createBot({
    slashes,
    edition: () => edition,
    desk: quietDesk,
    access: createAccess(new Map()),
    newReference: () => "ref-1",
    onFault: ({ error }) => {
      throw error;
    },
  });
  return async (text: string, from: Partial<Invocation> = {}): Promise<string> =>
    renderPlain((await bot.answer({ chat: "test", user: "u", channel: "c", text, ...from })).reply);
}

const edition = editionOf(twoStories);
const FIRST = "/brief ask how many people were evacuated at Port Calder?";
const WHO_SAID = "Your question was read as: who said it: people moved from their homes (Fire closes";
const LOSS = "Your question was read as: insured loss (Fire closes";

describe("a question that leans on the one before", () => {
  test("who said so is answered of the figure that was told", async () => {
    const say = talk();
    await say(FIRST);
    for (const question of ["who said so?", "Who says so", "and who said that?", "source?"])
      expect(await say(`/brief ask ${question}`), question).toContain(WHO_SAID);
  });

  test("another figure of the same story is found, and after it the next", async () => {
    const say = talk();
    await say(FIRST);
    expect(await say("/brief ask and the insured loss?")).toContain(LOSS);
    expect(await say("/brief ask who said so?")).toContain("who said it: insured loss");
    expect(await say("/brief ask what about the people evacuated?")).toContain(
      "people moved from their homes (Fire",
    );
  });

  test("goes on from a figure that was asked for by its name", async () => {
    const say = talk();
    await say("/brief figure harbour-fire/evacuated");
    expect(await say("/brief ask who said so?")).toContain(WHO_SAID);
  });

  test("asks for another sort of quantity of the same", async () => {
    const say = talk();
    await say(FIRST);
    expect(await say("/brief ask how long?")).toContain("No figure here answers that");
    expect(await say("/brief ask how many?")).toContain("people moved from their homes (Fire");
  });

  test("that its story does not answer is answered by no other", async () => {
    const say = talk();
    await say(FIRST);
    expect(await say("/brief ask and per week?")).toContain("No figure here answers that");
    expect(await say("/brief ask and the weather?")).toContain("No figure here answers that");
  });

  test("that names another story is asked of that", async () => {
    const say = talk();
    await say(FIRST);
    expect(await say("/brief ask and at the dam, how many were evacuated?")).toContain(
      "villagers told to leave",
    );
  });

  test("that says what a choice left open is answered by it", async () => {
    const say = talk();
    expect(await say("/brief ask how many were evacuated?")).toContain("villagers told to leave");
    expect(await say("/brief ask at Port Calder")).toContain("read as: people moved from their homes (Fire");
  });

  test("is nobody else's, but for who asks in the same thread", async () => {
    const say = talk();
    const alone = await talk()("/brief ask who said so?");
    await say(FIRST);
    expect(await say("/brief ask who said so?", { user: "v" })).toBe(alone);
    expect(await say("/brief ask who said so?", { channel: "d" })).toBe(alone);
    expect(await say("/brief ask who said so?", { thread: "t" })).toBe(alone);
    await say(FIRST, { thread: "t" });
    expect(await say("/brief ask who said so?", { thread: "t", user: "v" })).toContain(WHO_SAID);
  });

  test("is not mistaken for one that says all itself", async () => {
    const say = talk();
    await say("/brief figure dam-leak/evacuated");
    expect(await say(FIRST)).toContain("people moved from their homes (Fire closes");
  });
});

test("a thousand talks are remembered, the latest of each", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1500), fc.string()), { maxLength: 60 }), (said) => {
      const talks = createTalks();
      for (const [of, words] of said) talks.note(`${of}`, { ref: "a/b", words });
      for (const [of, words] of new Map(said)) expect(talks.last(`${of}`, false)?.words).toBe(words);
    }),
  );
  const talks = createTalks();
  for (let of = 0; of < 1001; of += 1) talks.note(`${of}`, { ref: "a/b", words: "" });
  expect(talks.last("0", false)).toBeUndefined();
  expect(talks.last("1", false)).toBeDefined();
});

test("what one person asked in a channel is forgotten after a while, what was asked in a thread is not", () => {
  let now = 0;
  const talks = createTalks(() => now);
  talks.note("a", { words: "how many?" });
  now = 15 * 60_000;
  expect(talks.last("a", false)).toBeDefined();
  now += 1;
  expect(talks.last("a", false)).toBeUndefined();
  expect(talks.last("a", true)).toEqual({ words: "how many?" });
});
