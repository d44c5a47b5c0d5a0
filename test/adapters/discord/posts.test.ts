import { describe, expect, test } from "vitest";
import { ChatError, type Undelivered } from "../../../src/chat/errors.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { adapterFor, startDiscord, textReply } from "./newsroom.ts";

const POST = "POST /channels/:channel/messages";
const PATCH = "PATCH /channels/:channel/messages/:message";
const GET = "GET /channels/:channel/messages";
const LOUD = "@everyone @here <@1> <@&2> <#3> as many as 80";
const digest = textReply("as many as 80 advisers");
/** Longer than one message. */
const long: Reply = {
  parts: Array.from({ length: 12 }, (_, n) => ({
    kind: "note",
    text: `Part ${n}. ${"A long sentence goes on. ".repeat(30)}`,
  })),
};

async function setUp() {
  const discord = await startDiscord();
  const air = adapterFor(discord);
  return { ...air, channel: discord.channel("general").id };
}

async function failureOf(doing: Promise<unknown>): Promise<Undelivered & { readonly message: string }> {
  const error = await doing.then(
    () => new Error("it did not fail"),
    (caught: unknown) => caught,
  );
  if (!(error instanceof ChatError)) throw error;
  return { ...error.undelivered, message: error.message };
}

describe("posting", () => {
  test("a post lands where it says, pings nobody and previews no link", async () => {
    const { adapter, discord, channel } = await setUp();
    const posted = await adapter.post(channel, textReply(LOUD), "digest/1");
    const [message] = discord.messages("general");
    expect(posted).toEqual({ channel, messages: [message!.id] });
    expect(message).toMatchObject({
      suppressesEmbeds: true,
      pings: { everyone: false, here: false, users: [], roles: [] },
    });
    expect(discord.requests({ route: POST })[0]?.body).toMatchObject({
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    });
    expect(discord.violations).toEqual([]);
  });

  test("nothing is posted before the chat is started that could not be after: a post needs no gateway", async () => {
    const { adapter, channel, discord } = await setUp();
    discord.gateway.refuseConnections(true);
    await adapter.post(channel, digest, "digest/1");
    expect(discord.messages("general")).toHaveLength(1);
  });

  test("the same key is the same message, another key another one (openclaw#103867)", async () => {
    const { adapter, channel, discord } = await setUp();
    const first = await adapter.post(channel, digest, "digest/1");
    expect(await adapter.post(channel, digest, "digest/1")).toEqual(first);
    await adapter.post(channel, digest, "digest/2");
    expect(discord.messages("general")).toHaveLength(2);
  });

  test("a reply lost after the message was stored is an unknown outcome; the same key finds the same message", async () => {
    const { adapter, channel, discord } = await setUp();
    discord.misbehave(POST, "lost reply");
    expect(await failureOf(adapter.post(channel, digest, "digest/1"))).toMatchObject({ outcome: "unknown" });
    const again = await adapter.post(channel, digest, "digest/1");
    expect(discord.messages("general").map(({ id }) => id)).toEqual(again.messages);
  });

  test("another process that posts the same key gets the same message", async () => {
    const { adapter, channel, discord } = await setUp();
    const [here, there] = await Promise.all([
      adapter.post(channel, digest, "digest/1"),
      adapterFor(discord).adapter.post(channel, digest, "digest/1"),
    ]);
    expect(there).toEqual(here);
  });

  test("each part of a long post has a nonce of its own, and so has a notice of an error (elizaOS#17942)", async () => {
    const { adapter, channel, discord } = await setUp();
    const posted = await adapter.post(channel, long, "digest/1");
    await adapter.post(channel, textReply("It failed."), "digest/1/error");
    const nonces = discord.messages("general").map(({ nonce }) => String(nonce));
    expect(nonces).toHaveLength(posted.messages.length + 1);
    expect(posted.messages.length).toBeGreaterThan(1);
    expect(new Set(nonces).size).toBe(nonces.length);
    expect(nonces.filter((nonce) => nonce.length > 25)).toEqual([]);
  });

  test("a long post that breaks off is finished when it is tried again, hours later too", async () => {
    const { adapter, channel, discord } = await setUp();
    let count = 0;
    discord.misbehave(POST, "reset", { when: () => ++count === 2 });
    expect(await failureOf(adapter.post(channel, long, "digest/1"))).toMatchObject({ outcome: "unknown" });
    discord.advance(3 * 60 * 60_000);
    const posted = await adapter.post(channel, long, "digest/1");
    expect(discord.messages("general").map(({ id }) => id)).toEqual(posted.messages);
  });

  test("a rate limit is told, with how long to wait, and waited for only where half a message is out", async () => {
    const { adapter, channel, discord } = await setUp();
    discord.misbehave(POST, { limit: { retryAfter: 2, scope: "shared" } });
    const failure = await failureOf(adapter.post(channel, digest, "digest/1"));
    expect(failure).toMatchObject({ outcome: "retry" });
    expect((failure as { afterMs: number }).afterMs).toBeGreaterThanOrEqual(2000);
    let count = 0;
    discord.misbehave(POST, { limit: { retryAfter: 0.02, scope: "shared" } }, { when: () => ++count === 2 });
    await adapter.post(channel, long, "digest/2");
    expect(discord.messages("general").length).toBeGreaterThan(1);
  });

  test.each([[{ status: 502 }], [{ status: 500, done: true }], ["reset" as const], ["malformed" as const]])(
    "%j leaves the outcome unknown, and is not tried again behind the ledger’s back",
    async (fault) => {
      const { adapter, channel, discord } = await setUp();
      discord.misbehave(POST, fault);
      expect(await failureOf(adapter.post(channel, digest, "digest/1"))).toMatchObject({
        outcome: "unknown",
      });
      expect(discord.requests({ route: POST })).toHaveLength(1);
    },
  );

  test("a Discord that cannot be reached has certainly stored nothing", async () => {
    const { adapter, channel, discord } = await setUp();
    await discord.stop();
    expect(await failureOf(adapter.post(channel, digest, "digest/1"))).toMatchObject({ outcome: "retry" });
  });
});

describe("channels that cannot be written in (MonitoRSS#167: silent in one channel)", () => {
  test.each([
    ["hidden", "forbidden", "View Channel"],
    ["muted", "forbidden", "Send Messages"],
    ["gone", "channel-gone", "Choose another"],
    ["kicked", "forbidden", "invite it again"],
  ])("%s is for good, and it is said what to do", async (how, reason, mend) => {
    const { adapter, channel, discord } = await setUp();
    if (how === "hidden") discord.hide("general");
    if (how === "muted") discord.mute("general");
    if (how === "gone") discord.removeChannel("general");
    if (how === "kicked") discord.throwOut();
    const failure = await failureOf(adapter.post(channel, digest, "digest/1"));
    expect(failure).toMatchObject({ outcome: "never", reason, mend: expect.stringContaining(mend) });
  });

  test("a token that is no longer good does not keep later posts from being tried", async () => {
    const { adapter, channel, discord } = await setUp();
    discord.misbehave(POST, { refuse: 0 });
    const failure = await failureOf(adapter.post(channel, digest, "digest/1"));
    expect(failure).toMatchObject({
      outcome: "never",
      reason: "signed-out",
      mend: expect.stringContaining("DISCORD_TOKEN"),
    });
    await adapter.post(channel, digest, "digest/1");
  });

  test.each([[40333], [50083], [50035]] as const)("Discord’s %i is for good", async (code) => {
    const { adapter, channel, discord } = await setUp();
    discord.misbehave(POST, { refuse: code });
    expect(await failureOf(adapter.post(channel, digest, "digest/1"))).toMatchObject({ outcome: "never" });
  });

  test("no failure tells the token", async () => {
    const { adapter, channel, discord } = await setUp();
    discord.mute("general");
    const error = await adapter.post(channel, digest, "digest/1").catch((caught: unknown) => caught);
    expect(JSON.stringify([error, (error as Error).message, (error as Error).cause])).not.toContain(
      discord.token,
    );
  });
});

describe("saying it anew", () => {
  test("a revision changes the message where it stands, and pings nobody either", async () => {
    const { adapter, channel, discord } = await setUp();
    const posted = await adapter.post(channel, digest, "digest/1");
    await adapter.revise(posted, textReply(LOUD));
    const [message] = discord.messages("general");
    expect(message).toMatchObject({
      id: posted.messages[0],
      edited: true,
      pings: { everyone: false, here: false, users: [], roles: [] },
    });
    expect(message!.text).toContain("as many as 80");
    expect(discord.violations).toEqual([]);
  });

  test("a revision is still found by its key, and what hangs from a message answers it and pings nobody", async () => {
    const { adapter, channel, discord } = await setUp();
    const under = await adapter.post(channel, digest, "digest/1");
    await adapter.revise(under, textReply(LOUD), "digest/1");
    expect(await adapter.find(channel, "digest/1")).toEqual(under);
    const progress = { isFresh: true, landed: [], under, onLanded: async () => {} };
    const hung = await adapter.post(channel, digest, "correction/1", progress);
    const body = discord.requests({ route: POST }).at(-1)!.body as Record<string, unknown>;
    expect(body.message_reference).toMatchObject({
      message_id: under.messages[0],
      fail_if_not_exists: false,
    });
    expect(body.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(await adapter.find(channel, "correction/1", under)).toEqual(hung);
    expect(discord.violations).toEqual([]);
  });

  test("a shorter text takes away the messages it no longer needs, a longer one is to be said anew", async () => {
    const { adapter, channel, discord } = await setUp();
    const posted = await adapter.post(channel, long, "digest/1");
    await adapter.revise(posted, digest);
    await adapter.revise(posted, digest);
    expect(discord.messages("general").map(({ id }) => id)).toEqual([posted.messages[0]]);
    const short = await adapter.post(channel, digest, "digest/2");
    expect(await failureOf(adapter.revise(short, long))).toMatchObject({
      outcome: "never",
      reason: "edit-refused",
    });
  });

  test("of several messages those that are there are changed, though somebody took one away", async () => {
    const { adapter, channel, discord } = await setUp();
    const posted = await adapter.post(channel, long, "digest/1");
    discord.misbehave(PATCH, { refuse: 10008 });
    await adapter.revise(posted, long);
    expect(discord.requests({ route: PATCH })).toHaveLength(posted.messages.length);
    for (const _ of posted.messages) discord.misbehave(PATCH, { refuse: 10008 });
    expect(await failureOf(adapter.revise(posted, long))).toMatchObject({ reason: "message-gone" });
  });

  test.each([
    [30046, "edit-refused"],
    [20022, "edit-refused"],
    [10008, "message-gone"],
    [10003, "channel-gone"],
    [50001, "forbidden"],
    [50005, "edit-refused"],
  ] as const)("Discord’s %i is for good: %s (AAA3A-cogs#51)", async (code, reason) => {
    const { adapter, channel, discord } = await setUp();
    const posted = await adapter.post(channel, digest, "digest/1");
    discord.misbehave(PATCH, { refuse: code, ...(code === 30046 && { retryAfter: 600 }) });
    expect(await failureOf(adapter.revise(posted, digest))).toMatchObject({ outcome: "never", reason });
    expect(discord.requests({ route: PATCH })).toHaveLength(1);
  });

  test("a rate limit and a lost reply are told as for a post", async () => {
    const { adapter, channel, discord } = await setUp();
    const posted = await adapter.post(channel, digest, "digest/1");
    discord.misbehave(PATCH, { limit: { retryAfter: 1, scope: "shared" } });
    expect(await failureOf(adapter.revise(posted, digest))).toMatchObject({ outcome: "retry" });
    discord.misbehave(PATCH, "lost reply");
    expect(await failureOf(adapter.revise(posted, digest))).toMatchObject({ outcome: "unknown" });
  });
});

describe("looking for a message", () => {
  test("it is found by its key for good, by another process too, and however much was said since", async () => {
    const { adapter, channel, discord } = await setUp();
    const posted = await adapter.post(channel, long, "digest/1");
    await adapter.post(channel, digest, "digest/2");
    for (let n = 0; n < 230; n += 1) discord.say(`chatter ${n}`);
    discord.advance(24 * 60 * 60_000);
    const other = adapterFor(discord).adapter;
    expect(await other.find(channel, "digest/1")).toEqual(posted);
    expect(await other.find(channel, "digest/3")).toBeUndefined();
    expect(discord.requests({ route: GET }).length).toBeGreaterThan(2);
  });

  test("a post that broke off is not there as a whole, and what is there is not said again", async () => {
    const { adapter, channel, discord } = await setUp();
    let count = 0;
    discord.misbehave(POST, "reset", { when: () => ++count === 2 });
    await failureOf(adapter.post(channel, long, "digest/1"));
    discord.advance(24 * 60 * 60_000);
    const next = adapterFor(discord).adapter;
    const half: (readonly string[])[] = [];
    expect(
      await next.find(channel, "digest/1", undefined, (messages) => half.push(messages)),
    ).toBeUndefined();
    expect(half).toEqual([[discord.messages("general")[0]!.id]]);
    const posted = await next.post(channel, long, "digest/1");
    expect(discord.messages("general").map(({ id }) => id)).toEqual(posted.messages);
  });

  test("a history that may not be read, or not all of it, is no proof that there is none", async () => {
    const { adapter, channel, discord } = await setUp();
    expect(await adapter.find(channel, "digest/1")).toBeUndefined();
    discord.overwrite("general", discord.bot, { deny: 1n << 16n });
    expect(await failureOf(adapter.find(channel, "digest/1"))).toMatchObject({
      outcome: "never",
      mend: expect.stringContaining("Read Message History"),
    });
    discord.letIn("general");
    for (let n = 0; n < 2100; n += 1) discord.say(`chatter ${n}`);
    expect(await failureOf(adapter.find(channel, "digest/1"))).toMatchObject({ outcome: "unknown" });
  });
});
