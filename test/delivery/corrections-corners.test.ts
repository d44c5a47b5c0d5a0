import { afterEach, describe, expect, it, vi } from "vitest";
import { changesReply } from "../../src/chat/changes-view.ts";
import { figureReply } from "../../src/chat/figure-view.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { bothStores } from "../support/both-stores.ts";
import { createMemoryChat, type Fate, type MemoryChat } from "../support/memory-chat.ts";
import { twoStories } from "../support/stories.ts";
import { newsroomOn, recounted, type TestNewsroom } from "./newsroom.ts";

const open: TestNewsroom[] = [];
afterEach(async () => {
  for (const newsroom of open.splice(0)) await newsroom.stop();
});
const stores = bothStores();

type Files = Readonly<Record<string, string>>;
const fireWith = (files: Files, ...changes: [from: string, to: string][]): Files => ({
  ...files,
  "harbour-fire": changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the story has no “${from}”`);
    return text.replaceAll(from, to);
  }, files["harbour-fire"]!),
});
const FIRST = `words: "as many as 1,200", value: 1200, hedge: at-most`;
const LOSS = `words: "between £5m and £7m", value: [5000000, 7000000]`;
const MORE = `words: "between £6m and £8m", value: [6000000, 8000000]`;
const POST = `      - { report: post, words: "more than 1,500", value: 1500, hedge: more-than, through: Reuters }\n`;
const costlier = fireWith(twoStories, [LOSS, MORE]);
const recountedAgain = fireWith(twoStories, [FIRST, `words: "exactly 1,390", value: 1390, hedge: exactly`]);
const withoutFire = { "dam-leak": twoStories["dam-leak"] };
const withoutHomes = fireWith(
  {
    ...twoStories,
    "harbour-fire": twoStories["harbour-fire"].replace(/ {2}evacuated:[\s\S]* {2}loss:/, "  loss:"),
  },
  ["  - Firefighters moved {evacuated} people from streets near the terminal.\n", ""],
);

const ofKind = (chat: MemoryChat, kind: string) =>
  chat.messages.filter(({ key }) => key.startsWith(`${kind} `));
const digestIn = (chat: MemoryChat) => ofKind(chat, "digest")[0]!;
const noticesIn = (chat: MemoryChat) => ofKind(chat, "correction").map(({ text }) => text);
let minutes = 0;
/** Publishes, and does what is due a while later. */
async function change(newsroom: TestNewsroom, files: Files, reason?: string): Promise<void> {
  await newsroom.announce(files, reason);
  await later(newsroom);
}
async function later(newsroom: TestNewsroom): Promise<void> {
  minutes += 5;
  await newsroom.at(Temporal.Instant.from("2026-11-24T09:00Z").add({ minutes }).toString());
}

/** The same newsroom, ended and started again. */
async function restarted(
  chat: MemoryChat,
  address: string,
  files: Files,
  options: Parameters<typeof newsroomOn>[2],
) {
  await open.pop()!.stop();
  const start = Temporal.Instant.from("2026-11-24T09:00Z").add({ minutes }).toString();
  const newsroom = await newsroomOn(address, [chat], { ...options, start });
  open.push(newsroom);
  await newsroom.publish(files);
  return newsroom;
}

async function answered(
  chat: MemoryChat,
  newsroom: TestNewsroom,
  reply: Reply,
  edition: string,
): Promise<void> {
  const posted = await chat.post("C1", reply, `answer ${chat.posts}`);
  newsroom.delivery.landed({ visibility: "public", reply, edition }, posted, chat.name);
  await vi.waitFor(async () =>
    expect(await newsroom.delivery.ledger.list({ kind: "answer", most: 9 })).toHaveLength(
      ofKind(chat, "answer").length,
    ),
  );
}

const since = Temporal.Instant.from("2026-11-24T00:00Z");
const changesTold = async ({ delivery }: TestNewsroom) =>
  renderPlain(
    changesReply(await delivery.changes.since(since), {
      page: 1,
      zone: "UTC",
      since,
      command: "/brief changes",
    }),
  );
const wordsIn = (text: string) =>
  text.match(/(?<=- )(?:Was|Now|Then|Still|New|Withdrawn): \S+(?: \S*[^\s,])?/g);

describe.each(stores)("corrections in corners, kept in $kind", ({ newAddress }) => {
  async function told(chat: MemoryChat, options?: Parameters<typeof newsroomOn>[2], address?: string) {
    minutes = 0;
    const newsroom = await newsroomOn(address ?? (await newAddress()), [chat], options);
    open.push(newsroom);
    await newsroom.announce(twoStories);
    await newsroom.subscribe("C1");
    await newsroom.at("2026-11-24T09:00Z");
    return newsroom;
  }

  describe("a notice whose figure changes again", () => {
    it("keeps what it said, with its reason and number, under a dated line for each change since", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      await change(newsroom, recounted, "Counted again");
      const [before] = noticesIn(chat);
      await change(newsroom, recountedAgain, "And again");
      const [first, second, ...others] = noticesIn(chat);
      expect(others).toEqual([]);
      const [line, body] = first!.split(/(?=CORRECTION 2)/);
      expect(line).toMatch(
        /^Corrected again 24 November 2026: people moved from their homes\n- Now: 1,390 people/,
      );
      expect(line).toContain("See correction 3.");
      // Whether the reports agreed on it is not so any more either.
      const [said, buttons] = before!
        .replace("- Now: about 1,400", "- Then: about 1,400")
        .split(/= People.*\n\n/);
      expect(body).toBe(`${said}${buttons}`);
      expect(second).toMatch(/^CORRECTION 3[\s\S]*Was: about 1,400[\s\S]*Now: 1,390[\s\S]*Why: And again\./);
    });

    it("says what is so when the change is taken back, as the message itself does", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      await change(newsroom, recounted, "Counted again");
      await change(newsroom, twoStories, "The first count was right");
      expect(noticesIn(chat)).toHaveLength(2);
      expect(wordsIn(noticesIn(chat)[0]!)).toEqual(["Now: as many", "Was: as many", "Then: about 1,400"]);
      const digest = digestIn(chat).text;
      expect(wordsIn(digest)).toEqual([
        "Was: about 1,400",
        "Now: as many",
        "Was: as many",
        "Then: about 1,400",
      ]);
      expect(digest).toContain("Firefighters moved as many as 1,200 people");
      expect(digest).not.toContain("Still");
      await later(newsroom);
      expect(noticesIn(chat)).toHaveLength(2);
    });

    it("says that it was withdrawn, and what is told since it came back", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      await change(newsroom, recounted);
      await change(newsroom, withoutHomes, "Nobody knows");
      await change(newsroom, recountedAgain, "The third count it is");
      await change(newsroom, twoStories);
      const [first, second, third] = noticesIn(chat);
      expect(wordsIn(first!)).toEqual([
        ...["Now: as many", "Then: 1,390 people", "Withdrawn: about 1,400"],
        ...["Was: as many", "Then: about 1,400"],
      ]);
      expect(wordsIn(second!)).toEqual(["Now: as many", "Then: 1,390 people", "Withdrawn: about 1,400"]);
      expect(third).toContain("It had been withdrawn. Why: The third count it is.");
      expect(noticesIn(chat)).toHaveLength(4);
    });
  });

  describe("/brief changes", () => {
    it("tells each case as it was, by its own number and reason, those that came back among them", async () => {
      const newsroom = await told(createMemoryChat());
      await change(newsroom, recounted, "One");
      await change(newsroom, withoutHomes, "Two");
      await change(newsroom, recounted, "Three");
      await change(newsroom, twoStories, "Four");
      const all = await changesTold(newsroom);
      expect(all.match(/CORRECTION \d|Why: \w+/g)).toEqual([
        ...["CORRECTION 5", "Why: Four", "CORRECTION 4", "Why: Three"],
        ...["CORRECTION 3", "Why: Two", "CORRECTION 2", "Why: One"],
      ]);
      expect(wordsIn(all)).toEqual([
        ...["Was: about 1,400", "Now: as many", "Then: about 1,400", "Withdrawn: about 1,400"],
        ...["Was: as many", "Then: about 1,400"],
      ]);
    });

    it("does not take a new figure for one that came back", async () => {
      const newsroom = await told(createMemoryChat());
      await newsroom.announce(withoutFire);
      const fresh = await newsroom.delivery.changes.since(since);
      const file = twoStories["harbour-fire"].replaceAll("harbour-fire", "quay-fire");
      await newsroom.announce({ ...withoutFire, "quay-fire": file });
      expect(await newsroom.delivery.changes.since(since)).toEqual(fresh);
    });
  });

  describe("a correction", () => {
    it("puts the value of today where the old one was put in other words meanwhile", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      const respelt = fireWith(costlier, [`words: "as many as 1,200"`, `words: "up to 1,200"`]);
      await change(newsroom, respelt);
      await change(newsroom, fireWith(recounted, [LOSS, MORE]));
      const [, body = ""] = digestIn(chat).text.split("FIRE CLOSES");
      expect(body).toContain("Firefighters moved about 1,400 people");
      expect(body).not.toContain("1,200");
    });

    it("leaves alone what did not change, in a message of several figures", async () => {
      const chat = createMemoryChat();
      await change(await told(chat), costlier);
      expect(wordsIn(digestIn(chat).text)).toEqual(["Was: between £5m", "Now: between £6m"]);
      expect(digestIn(chat).text).toContain("Firefighters moved as many as 1,200 people");
    });

    it("puts every claim back where it stood, once a withdrawn figure is told again", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      const { reply, edition } = await figureAnswer(newsroom);
      await answered(chat, newsroom, reply, edition);
      await change(newsroom, withoutFire);
      expect(ofKind(chat, "answer")[0]?.text).toContain("more than 1,500 (withdrawn) people");
      await change(newsroom, twoStories);
      const { text } = ofKind(chat, "answer")[0]!;
      expect(text).toContain("- more than 1,500 people, no source named");
      expect(text.match(/- as many as 1,200 people/g)).toHaveLength(1);
    });

    it("puts one claim back that was withdrawn by itself", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      const { reply, edition } = await figureAnswer(newsroom);
      await answered(chat, newsroom, reply, edition);
      await change(newsroom, fireWith(twoStories, [POST, ""]));
      expect(ofKind(chat, "answer")[0]?.text).toContain("more than 1,500 (withdrawn) people");
      await change(newsroom, twoStories);
      expect(ofKind(chat, "answer")[0]?.text).toContain("- more than 1,500 people, no source named");
      expect(noticesIn(chat)[1]).toMatch(/Now: more than 1,500[\s\S]*It had been withdrawn/);
    });

    it("is told once of a claim that two messages told, of which one told another claim as well", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      const { reply, edition } = await figureAnswer(newsroom);
      await answered(chat, newsroom, reply, edition);
      await change(
        newsroom,
        fireWith(recounted, [
          `words: "more than 1,500", value: 1500`,
          `words: "more than 1,600", value: 1600`,
        ]),
      );
      expect(wordsIn(noticesIn(chat)[0]!)).toEqual([
        ...["Was: as many", "Now: about 1,400", "Was: more than", "Now: more than"],
      ]);
    });

    it("is none of a figure that only its id changed of, and follows it under the new one", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      const renamed = (files: Files) => fireWith(files, ["evacuated:", "moved:"], ["{evacuated}", "{moved}"]);
      await change(newsroom, renamed(twoStories));
      expect(noticesIn(chat)).toEqual([]);
      await change(newsroom, renamed(recounted));
      expect(wordsIn(noticesIn(chat)[0]!)).toEqual(["Was: as many", "Now: about 1,400"]);
      expect(digestIn(chat).text).toContain("Firefighters moved about 1,400 people");
      await change(newsroom, fireWith(renamed(twoStories), ["  moved:", "  homes:"], ["{moved}", "{homes}"]));
      expect(wordsIn(noticesIn(chat)[1]!)).toEqual(["Was: about 1,400", "Now: as many"]);
      expect(noticesIn(chat)).toHaveLength(2);
    });

    it("is not tried on each message of a channel that is gone", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      const { reply, edition } = await figureAnswer(newsroom);
      await answered(chat, newsroom, reply, edition);
      let tries = 0;
      const gone: Fate = { outcome: "never", reason: "channel-gone", mend: "Choose another." };
      chat.reviseFate = () => {
        tries += 1;
        return gone;
      };
      chat.fate = () => gone;
      await change(newsroom, recounted);
      await later(newsroom);
      expect(tries).toBe(1);
      const [correction] = await newsroom.delivery.ledger.list({ kind: "correction", most: 9 });
      expect(correction?.state).toBe("failed");
    });

    it("tells nothing a second time where only notices are wanted", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat, { mode: "reply" });
      await change(newsroom, recounted);
      await change(newsroom, fireWith(recounted, [LOSS, MORE]));
      expect(noticesIn(chat).map(wordsIn)).toEqual([
        ["Was: as many", "Now: about 1,400"],
        ["Was: between £5m", "Now: between £6m"],
      ]);
      expect(digestIn(chat).changes).toBe(0);
    });

    it("brings a message up to date that was only answered before, once messages are to be changed", async () => {
      const chat = createMemoryChat();
      const address = await newAddress();
      await change(await told(chat, { mode: "reply" }, address), recounted);
      const newsroom = await restarted(chat, address, recounted, { mode: "edit-and-reply" });
      await change(newsroom, fireWith(recounted, [LOSS, MORE]));
      expect(digestIn(chat).text).toContain("Firefighters moved about 1,400 people");
      expect(wordsIn(digestIn(chat).text)).toEqual([
        ...["Was: between £5m", "Now: between £6m", "Was: as many", "Now: about 1,400"],
      ]);
      expect(noticesIn(chat)).toHaveLength(2);
    });

    it("that was owed is dropped once they are off, and what they missed is told with the next change after", async () => {
      const chat = createMemoryChat();
      const address = await newAddress();
      const newsroom = await told(chat, {}, address);
      chat.fate = () => ({ outcome: "retry", afterMs: 60_000 });
      chat.reviseFate = () => ({ outcome: "retry", afterMs: 60_000 });
      await change(newsroom, recounted);
      chat.fate = () => "taken";
      chat.reviseFate = () => "taken";
      await later(await restarted(chat, address, recounted, { mode: "off" }));
      await later(open.at(-1)!);
      expect(noticesIn(chat)).toEqual([]);
      const last = await restarted(chat, address, recounted, {});
      await change(last, recountedAgain);
      expect(noticesIn(chat).map(wordsIn)).toEqual([["Was: as many", "Now: 1,390 people"]]);
    });

    it("that is off leaves no digest to go out with a value that is told otherwise since", async () => {
      const chat = createMemoryChat();
      chat.fate = () => ({ outcome: "retry", afterMs: 60_000 });
      const newsroom = await told(chat, { mode: "off" });
      chat.fate = () => "taken";
      await change(newsroom, recounted);
      expect(chat.in("C1")).toHaveLength(1);
      expect(chat.in("C1")[0]).toContain("about 1,400");
    });

    it("has the number of its publication, each number once in a channel", async () => {
      const chat = createMemoryChat();
      const newsroom = await told(chat);
      for (const files of [recounted, costlier, recountedAgain]) {
        await change(newsroom, files);
        await later(newsroom);
      }
      expect(noticesIn(chat).map((text) => /CORRECTION (.+)/.exec(text)?.[1])).toEqual(["2", "3", "4"]);
    });
  });
});

async function figureAnswer(newsroom: TestNewsroom) {
  const edition = await newsroom.publish(twoStories);
  const [figure] = edition.storyById.get("harbour-fire")!.figures;
  return { reply: figureReply(figure!, edition, 1), edition: edition.name };
}
