import { afterEach, describe, expect, it, vi } from "vitest";
import { storyParts } from "../../src/chat/story-view.ts";
import { bothStores } from "../support/both-stores.ts";
import { randomOf } from "../support/chance.ts";
import { createMemoryChat, type Fate, type Kept, type MemoryChat } from "../support/memory-chat.ts";
import { twoStories } from "../support/stories.ts";
import { newsroomOn, recounted, type TestNewsroom } from "./newsroom.ts";

const stores = bothStores();

/** The fire's homes counted once more. */
const recountedAgain = {
  ...recounted,
  "harbour-fire": recounted["harbour-fire"].replace(
    `words: "about 1,400", value: 1400, hedge: about`,
    `words: "exactly 1,390", value: 1390, hedge: exactly`,
  ),
};
/** The same quantity in other words. */
const respelt = {
  ...twoStories,
  "harbour-fire": twoStories["harbour-fire"].replace(`words: "as many as 1,200"`, `words: "up to 1,200"`),
};
const withoutFire = { "dam-leak": twoStories["dam-leak"] };
/** The insured loss, and nothing else, told otherwise. */
const costlier = {
  ...recounted,
  "harbour-fire": recounted["harbour-fire"].replace(
    `words: "between £5m and £7m", value: [5000000, 7000000]`,
    `words: "between £6m and £8m", value: [6000000, 8000000]`,
  ),
};

const REFUSED: Fate = { outcome: "never", reason: "edit-refused", mend: "Say it anew." };
const digestIn = (chat: MemoryChat, channel: string) => ofKind(chat, channel, "digest")[0]!;
const noticesIn = (chat: MemoryChat, channel: string) => ofKind(chat, channel, "correction");
const ofKind = (chat: MemoryChat, channel: string, kind: string): Kept[] =>
  chat.messages.filter((one) => one.channel === channel && one.key.startsWith(`${kind} `));

describe.each(stores)("corrections kept in $kind", ({ newAddress }) => {
  const open: TestNewsroom[] = [];
  const dead: TestNewsroom[] = [];
  const on: typeof newsroomOn = async (...args) => {
    const newsroom = await newsroomOn(...args);
    open.push(newsroom);
    return newsroom;
  };
  afterEach(async () => {
    for (const newsroom of open.splice(0)) await newsroom.stop();
    for (const { store } of dead.splice(0)) await store.close();
  });

  /** A newsroom whose channels have had their digest of the first edition. */
  async function told(
    chat: MemoryChat,
    channels: readonly string[],
    options?: Parameters<typeof newsroomOn>[2],
  ): Promise<TestNewsroom> {
    const newsroom = await on(await newAddress(), [chat], options);
    await newsroom.announce(twoStories);
    for (const channel of channels) await newsroom.subscribe(channel);
    await newsroom.at("2026-11-24T09:00Z");
    return newsroom;
  }

  it("change the message where it stands, and hang a notice from it, once", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1"]);
    await newsroom.announce(recounted, "The brigade counted again");
    for (const minute of ["05", "06", "07"]) await newsroom.at(`2026-11-24T09:${minute}Z`);
    const digest = digestIn(chat, "C1");
    expect(digest.text).toMatch(
      /^Corrected 24 November 2026: people moved from their homes\n- Was: as many as 1,200/,
    );
    expect(digest.text).toContain("Firefighters moved about 1,400 people from streets");
    expect(digest.changes).toBe(1);
    const [notice, ...others] = noticesIn(chat, "C1");
    expect(others).toEqual([]);
    expect(notice?.under).toBe(digest.id);
    expect(notice?.text).toContain("Was: as many as 1,200");
    expect(notice?.text).toContain("Now: about 1,400");
    expect(notice?.text).toContain("said a fire brigade spokesperson");
    expect(notice?.text).toContain("Why: The brigade counted again. Since 2026-11-24 09:00 (UTC).");
  });

  it("are none where only the wording changed, or where it is as it was told by the time they are made", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1"]);
    await newsroom.announce(respelt);
    await newsroom.at("2026-11-24T09:05Z");
    await newsroom.announce(recounted);
    await newsroom.announce(twoStories);
    await newsroom.at("2026-11-24T09:06Z");
    expect(chat.messages).toHaveLength(1);
    expect(digestIn(chat, "C1").changes).toBe(0);
  });

  it("go by what a message says now: corrected there and back, and on", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1"]);
    await newsroom.announce(recounted);
    await newsroom.at("2026-11-24T09:05Z");
    await newsroom.announce(twoStories, "The first count was right");
    await newsroom.at("2026-11-24T09:10Z");
    const [first, second, ...others] = noticesIn(chat, "C1");
    expect(others).toEqual([]);
    expect(second?.text).toMatch(/^CORRECTION 3[\s\S]*Was: about 1,400[\s\S]*Now: as many as 1,200/);
    expect(digestIn(chat, "C1").text).toContain("Firefighters moved as many as 1,200 people");
    // The first notice said “about 1,400” too.
    expect(first?.text).toMatch(
      /^Corrected again 24 November 2026[\s\S]*Now: as many as 1,200[\s\S]*See correction 3\.\n\nCORRECTION 2/,
    );
  });

  it("are one for two publications before the sender comes round", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1"]);
    await newsroom.announce(recounted, "One");
    await newsroom.announce(recountedAgain, "Two");
    await newsroom.at("2026-11-24T09:05Z");
    const [notice, ...others] = noticesIn(chat, "C1");
    expect(others).toEqual([]);
    expect(notice?.text).toContain("Was: as many as 1,200");
    expect(notice?.text).toMatch(/Now: (exactly )?1,390/);
    expect(notice?.text).toContain("Why: Two.");
  });

  it("give the reason of the publication that changed each figure", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1"]);
    await newsroom.announce(recounted, "Homes");
    await newsroom.announce(costlier, "Money");
    await newsroom.at("2026-11-24T09:05Z");
    const [notice] = noticesIn(chat, "C1");
    expect(notice?.text).toContain("CORRECTION 2, 3");
    expect(notice?.text).toMatch(/1,400[\s\S]*Why: Homes\.[\s\S]*£8[\s\S]*Why: Money\./);
  });

  it("mark figures of a withdrawn story, and tell when they are told again", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1"]);
    await newsroom.announce(withoutFire, "The report was false");
    await newsroom.at("2026-11-24T09:05Z");
    expect(digestIn(chat, "C1").text).toContain("Firefighters moved as many as 1,200 (withdrawn) people");
    expect(noticesIn(chat, "C1")[0]?.text).toContain("Withdrawn: as many as 1,200");
    await newsroom.announce(recounted, "It was true after all");
    await newsroom.at("2026-11-24T09:10Z");
    expect(digestIn(chat, "C1").text).toContain("Firefighters moved about 1,400 people");
    expect(noticesIn(chat, "C1")).toHaveLength(2);
  });

  it("are told by the notice alone where a message cannot be changed, and in a new post where it is gone", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1", "C2"]);
    chat.reviseFate = () => REFUSED;
    chat.remove(digestIn(chat, "C2").id);
    chat.reviseFate = (channel) => (channel === "C1" ? REFUSED : "taken");
    await newsroom.announce(recounted);
    await newsroom.at("2026-11-24T09:05Z");
    expect(digestIn(chat, "C1").changes).toBe(0);
    expect(noticesIn(chat, "C1").map(({ under }) => under)).toEqual([digestIn(chat, "C1").id]);
    expect(noticesIn(chat, "C2").map(({ under }) => under)).toEqual([undefined]);
    // Of what is gone nobody is told a second time; what could not be changed was told as well.
    await newsroom.announce(twoStories);
    await newsroom.at("2026-11-24T09:10Z");
    expect(noticesIn(chat, "C1")[1]?.text).toContain("Was: about 1,400");
    expect(noticesIn(chat, "C2")[1]?.text).toContain("Was: about 1,400");
  });

  it("are notices alone, or nothing at all, where that is wanted", async () => {
    const replying = createMemoryChat();
    await (await told(replying, ["C1"], { mode: "reply" })).announce(recounted);
    await open.at(-1)!.at("2026-11-24T09:05Z");
    expect(digestIn(replying, "C1").changes).toBe(0);
    expect(noticesIn(replying, "C1")).toHaveLength(1);
    const silent = createMemoryChat();
    await (await told(silent, ["C1"], { mode: "off" })).announce(recounted);
    await open.at(-1)!.at("2026-11-24T09:05Z");
    expect(silent.messages).toHaveLength(1);
  });

  it("make anew a digest that was written down and never went out", async () => {
    const chat = createMemoryChat();
    chat.fate = () => ({ outcome: "retry", afterMs: 60_000 });
    const newsroom = await told(chat, ["C1"]);
    await newsroom.announce(recounted);
    chat.fate = () => "taken";
    await newsroom.at("2026-11-24T09:10Z");
    expect(chat.in("C1")).toHaveLength(1);
    expect(chat.in("C1")[0]).toContain("about 1,400");
    expect(chat.in("C1")[0]).not.toContain("Corrected");
  });

  it("wait for a digest of which it is not known whether it arrived", async () => {
    const chat = createMemoryChat();
    chat.fate = () => "lost";
    const newsroom = await told(chat, ["C1"]);
    chat.fate = () => "taken";
    await newsroom.announce(recounted);
    for (const second of ["03", "13", "20", "26", "33"]) await newsroom.at(`2026-11-24T09:00:${second}Z`);
    expect(digestIn(chat, "C1").text).toContain("Corrected 24 November 2026");
    expect(noticesIn(chat, "C1")).toHaveLength(1);
  });

  it("reach answers that were shown to a channel, for a week, and no private ones", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    const edition = await newsroom.announce(twoStories);
    const reply = { parts: storyParts(edition.storyById.get("harbour-fire")!) };
    const answer = async (channel: string, at: string, visibility: "public" | "private") => {
      newsroom.now = Temporal.Instant.from(at);
      // As an adapter does, which has said it already.
      const posted = await chat.post(channel, reply, `answer ${channel}`);
      newsroom.delivery.landed({ visibility, reply, edition: edition.name }, posted, chat.name);
    };
    await answer("OLD", "2026-11-17T08:00Z", "public");
    await answer("NEW", "2026-11-20T08:00Z", "public");
    await answer("OWN", "2026-11-20T08:00Z", "private");
    await vi.waitFor(async () =>
      expect(await newsroom.delivery.ledger.list({ kind: "answer", most: 9 })).toHaveLength(2),
    );
    newsroom.now = Temporal.Instant.from("2026-11-24T09:00Z");
    await newsroom.announce(recounted);
    await newsroom.at("2026-11-24T09:05Z");
    expect(chat.in("NEW")).toHaveLength(2);
    expect(chat.in("NEW")[0]).toContain("Corrected 24 November 2026");
    expect([chat.in("OLD").length, chat.in("OWN").length]).toEqual([1, 1]);
  });

  it("look for a digest of which it was never known whether it arrived, and correct it if it did", async () => {
    const chat = createMemoryChat();
    chat.fate = (channel) => (channel === "C1" ? "lost" : { outcome: "unknown" });
    chat.look = () => ({ outcome: "never", reason: "forbidden", mend: "Let the bot read the channel." });
    const newsroom = await told(chat, ["C1", "C2"]);
    await newsroom.at("2026-11-24T09:01Z");
    expect((await newsroom.states()).every((state) => state.endsWith("unknown"))).toBe(true);
    chat.fate = () => "taken";
    chat.look = () => "taken";
    await newsroom.announce(recounted);
    await newsroom.at("2026-11-24T09:05Z");
    expect(digestIn(chat, "C1").text).toContain("Corrected 24 November 2026");
    expect(noticesIn(chat, "C1").map(({ under }) => under)).toEqual([digestIn(chat, "C1").id]);
    expect(chat.in("C2")).toEqual([]);
  });

  it("say in one line that it was corrected, in a message that has no room for more", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1"]);
    let tries = 0;
    chat.reviseFate = () => {
      tries += 1;
      return tries === 1 ? REFUSED : "taken";
    };
    await newsroom.announce(recounted);
    await newsroom.at("2026-11-24T09:05Z");
    expect(digestIn(chat, "C1").text).toMatch(/^\(Corrected 24 November 2026: [^\n]+\)\n\nFIRE/);
    expect(digestIn(chat, "C1").text).toContain("Firefighters moved about 1,400 people");
    expect(noticesIn(chat, "C1")).toHaveLength(1);
  });

  it("spare the next digest what they have told, where nothing else is new", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1"]);
    await newsroom.announce(recounted);
    await newsroom.at("2026-11-24T09:05Z");
    await newsroom.at("2026-11-25T09:00Z");
    expect((await newsroom.states()).at(-1)).toBe("C1 2026-11-25T09:00[UTC] skipped");
  });

  it("are kept for anyone to ask: what changed, from what to what, why and since when", async () => {
    const chat = createMemoryChat();
    const newsroom = await told(chat, ["C1"]);
    await newsroom.announce(respelt);
    await newsroom.announce(recounted, "Counted again");
    const cases = await newsroom.delivery.changes.since(Temporal.Instant.from("2026-11-24T00:00Z"));
    expect(cases.map(({ publication: { id, reason }, news }) => [id, reason, news.length])).toEqual([
      [3, "Counted again", 1],
    ]);
    expect(await newsroom.delivery.changes.since(Temporal.Instant.from("2026-11-24T10:00Z"))).toEqual([]);
  });

  it("reach 500 channels once each, through a bad wire and senders that end in the middle", async () => {
    const chat = createMemoryChat();
    const channels = Array.from({ length: 500 }, (_, place) => `C${place}`);
    const address = await newAddress();
    const newsroom = await on(address, [chat]);
    await newsroom.announce(twoStories);
    for (const channel of channels) await newsroom.subscribe(channel);
    await newsroom.at("2026-11-24T09:00Z");
    expect(chat.messages).toHaveLength(500);
    await newsroom.announce(recounted, "Counted again");
    const chance = randomOf(20_261_124);
    const oneOf = (...fates: Fate[]): Fate =>
      chance() < 0.25 ? fates[Math.floor(chance() * fates.length)]! : "taken";
    const again: Fate = { outcome: "retry", afterMs: 1000 };
    const unknown: Fate = { outcome: "unknown" };
    const gone = new Set(channels.slice(0, 20));
    const refused = new Set(channels.slice(20, 40));
    for (const channel of gone) chat.remove(digestIn(chat, channel).id);
    chat.fate = () => oneOf(again, unknown, "lost");
    chat.reviseFate = (channel) => (refused.has(channel) ? REFUSED : oneOf(again, unknown, "lost"));
    await newsroom.delivery.stop(0);
    let time = Temporal.Instant.from("2026-11-24T09:05Z");
    for (let senders = 0; senders < 60 && noticed(chat) < channels.length; senders += 1) {
      const wire = cut(chat, senders < 12 ? Math.floor(chance() * 150) : Number.POSITIVE_INFINITY, chance);
      const sender = await newsroomOn(address, [wire.chat], { start: time.toString() });
      await sender.publish(recounted);
      for (let beat = 0; beat < 20 && !wire.isDead(); beat += 1) {
        time = time.add({ seconds: 15 });
        sender.now = time;
        await Promise.race([sender.delivery.beat(), wire.died]);
      }
      // Its requests never come back, and nothing more is heard of it.
      await sender.delivery.stop(0);
      await dead.pop()?.store.close();
      dead.push(sender);
    }
    chat.fate = () => "taken";
    chat.reviseFate = (channel) => (refused.has(channel) ? REFUSED : "taken");
    const last = await on(address, [chat], { start: time.toString() });
    await last.publish(recounted);
    for (let beat = 1; beat <= 20; beat += 1) await last.at(time.add({ minutes: 15 * beat }).toString());
    for (const channel of channels) {
      const notices = noticesIn(chat, channel);
      expect([channel, notices.length]).toEqual([channel, 1]);
      const isThere = !gone.has(channel);
      expect(notices[0]?.under).toBe(isThere ? digestIn(chat, channel).id : undefined);
      if (isThere)
        expect([channel, digestIn(chat, channel).changes]).toEqual([channel, refused.has(channel) ? 0 : 1]);
    }
  }, 240_000);
});

/** A chat whose wire goes dead after so many requests: what was on it is done or not, and no answer comes. */
function cut(chat: MemoryChat, requests: number, chance: () => number) {
  const died = Promise.withResolvers<void>();
  let left = requests;
  const through =
    <Args extends unknown[], Result>(request: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      // A request takes a while, so that others are on their way with it.
      await new Promise(setImmediate);
      left -= 1;
      if (left > 0) return request(...args);
      if (chance() < 0.5) await request(...args).catch(() => {});
      died.resolve();
      return new Promise(() => {});
    };
  const { name, post, revise, find } = chat;
  return {
    chat: { name, post: through(post), revise: through(revise), find: through(find!) },
    died: died.promise,
    isDead: () => left <= 0,
  };
}

const noticed = (chat: MemoryChat) =>
  new Set(chat.messages.filter(({ key }) => key.startsWith("correction")).map(({ channel }) => channel)).size;
