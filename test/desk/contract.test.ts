import { rmSync } from "node:fs";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import type { Source } from "../../src/sources/source.ts";
import { newsroomOn, recounted } from "../delivery/newsroom.ts";
import { bothStores } from "../support/both-stores.ts";
import { createMemoryChat } from "../support/memory-chat.ts";
import { twoStories } from "../support/stories.ts";
import { createTestFolder, deskOn, type TestDesk, type TestFolder } from "./newsroom.ts";

const stores = bothStores();

/** The fire's story with other words in a sentence. */
const reworded = {
  "harbour-fire": twoStories["harbour-fire"].replace("streets near the terminal", "some quarters"),
};
/** A fault at a line of its own. */
const broken = { "harbour-fire": twoStories["harbour-fire"].replace("value: 1200", "value: 1300") };

describe.each(stores)("a desk over $kind", ({ kind, newAddress }) => {
  const open: TestDesk[] = [];
  const folders: TestFolder[] = [];
  const on: typeof deskOn = async (...args) => {
    const desk = await deskOn(...args);
    open.push(desk);
    return desk;
  };
  /** The desk of a second process. On SQLite there is one, and elsewhere its own test tries several on one file. */
  const besides = async (desk: TestDesk, ...args: Parameters<typeof deskOn>) =>
    kind === "SQLite" ? desk : on(...args);
  const folderOf = (files: Readonly<Record<string, string>> = twoStories) => {
    const folder = createTestFolder(files);
    folders.push(folder);
    return folder;
  };
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.stop();
    for (const { path } of folders.splice(0)) rmSync(path, { recursive: true });
  });

  it("publishes what the source holds at the first start, and after a restart what was published last", async () => {
    const address = await newAddress();
    const folder = folderOf();
    const first = await on(address, folder.path);
    const { name } = first.newsroom.edition();
    expect(first.newsroom.edition().published).toHaveLength(2);
    for (const files of [recounted, broken, { "dam-leak": undefined, "harbour-fire": undefined }]) {
      folder.write(files);
      const second = await on(address, folder.path);
      expect(second.newsroom.edition().name).toBe(name);
      expect(await second.say("/brief figure harbour-fire/evacuated")).toContain("as many as 1,200");
    }
  });

  it("shows what a refresh would change, publishes it when told to, and says so on the record", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path);
    const old = desk.newsroom.edition().name;
    folder.write({ ...recounted, "dam-leak": undefined });
    const shown = await desk.answer("/desk refresh");
    const words = await desk.say("/desk refresh");
    expect(words).toContain("PROPOSAL 1");
    expect(words).toContain("Stories: 1 withdrawn, 1 changed. Figures in the changed ones: 1 changed.");
    expect(words).toMatch(/Was.*as many as 1,200[\s\S]*Now.*about 1,400/);
    expect(words).toContain("WITHDRAWN: VILLAGES BELOW THE SORREL DAM ARE EMPTIED");
    expect(shown.reply.parts.at(-1)).toEqual({
      kind: "buttons",
      buttons: [
        { label: "Publish", command: "/desk publish 1" },
        { label: "Discard", command: "/desk discard 1" },
      ],
    });
    expect(desk.newsroom.edition().name).toBe(old);
    expect(await desk.say("/desk status")).toContain("Proposal 1 waits");
    expect(await desk.say("/desk publish 1 the brigade counted again", "bob")).toContain("Published");
    expect(desk.newsroom.edition().name).not.toBe(old);
    expect(await desk.say("/brief figure evacuated")).toContain("about 1,400");
    const log = await desk.say("/desk log");
    expect(log).toMatch(/Published: proposal 1, edition .*bob on Slack in C1: the brigade counted again/);
    expect(log).toMatch(/Proposed: proposal 1, edition .*ann on Slack/);
    expect(log).toMatch(/Published by itself: edition .*the bot itself/);
  });

  it("tells each fault of a refresh at its line, and does nothing else", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path);
    const old = desk.newsroom.edition();
    folder.write({ ...broken, torn: "id: torn\nheadline: [\n" });
    const words = await desk.say("/desk refresh");
    expect(words).toContain("THE CONTENT HAS 2 PROBLEMS");
    expect(words).toMatch(/harbour-fire\.yaml:16:\d+ “as many as 1,200” means as many as 1,200/);
    expect(words).toMatch(/torn\.yaml:\d+:\d+ /);
    expect(desk.newsroom.edition()).toBe(old);
    expect(await desk.desk.open()).toEqual([]);
  });

  it("says that nothing is new, and makes the same content the same proposal", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path);
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
    folder.write(reworded);
    expect(await desk.say("/desk refresh")).toContain("PROPOSAL 1");
    const again = await desk.say("/desk refresh", "bob");
    expect(again).toContain("PROPOSAL 1");
    expect(again).toContain("By ann on Slack");
    expect(again).toContain("Said from now on:");
    folder.write(recounted);
    expect(await desk.say("/desk refresh")).toContain("PROPOSAL 2");
    expect(await desk.say("/desk publish 1")).toContain("stale: a newer one has replaced it");
    expect((await desk.desk.open()).map(({ id }) => id)).toEqual([2]);
  });

  it("takes a source’s word that it has not changed", async () => {
    const folder = folderOf();
    let isSame = false;
    const read = (await import("../../src/sources/folder.ts")).createFolderSource(folder.path);
    const source: Source = {
      name: "news.example",
      read: async (context) => (isSame ? { outcome: "not-modified" } : read.read(context)),
    };
    const desk = await on(await newAddress(), source);
    isSame = true;
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
    isSame = false;
    folder.write(recounted);
    await desk.say("/desk refresh");
    isSame = true;
    expect(await desk.say("/desk refresh")).toContain("PROPOSAL 1");
  });

  it("keeps the edition in use, and says why, when the source cannot be had", async () => {
    const address = await newAddress();
    const first = await on(address, folderOf().path);
    const { name } = first.newsroom.edition();
    const gone: Source = {
      name: "news.example",
      read: async () => ({
        outcome: "unreachable",
        reason: "news.example cannot be found",
        mend: "Check it",
      }),
    };
    const desk = await on(address, gone);
    expect(desk.newsroom.edition().name).toBe(name);
    expect(await desk.say("/desk refresh")).toContain("news.example cannot be found. Check it. The edition");
  });

  it("never takes an empty source for the withdrawal of everything", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path, { review: "none" });
    folder.write({ "dam-leak": undefined, "harbour-fire": undefined });
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "unread" });
    expect(await desk.say("/desk refresh")).toContain("the source holds no stories");
    expect(desk.newsroom.edition().published).toHaveLength(2);
  });

  it("begins with stories, and not with a folder that may not be mounted yet", async () => {
    const folder = folderOf({});
    const desk = await on(await newAddress(), folder.path);
    expect((await desk.desk.history(0, 1)).count).toBe(0);
    folder.write(twoStories);
    expect(await desk.desk.refreshNow({})).toMatchObject({ outcome: "published" });
  });

  it("has one truth when two moderators publish at once", async () => {
    const address = await newAddress();
    const folder = folderOf();
    const first = await on(address, folder.path);
    const desks = [first, await besides(first, address, folder.path)] as const;
    const base = desks[0].newsroom.edition().name;
    folder.write(recounted);
    await desks[0].say("/desk refresh");
    const said = await Promise.all([desks[0].say("/desk publish 1"), desks[1].say("/desk publish 1", "bob")]);
    expect(said.filter((words) => words.includes("Published"))).toHaveLength(1);
    expect(said.filter((words) => words.includes("published already, by"))).toHaveLength(1);
    const { rows } = await desks[0].desk.history(0, 10);
    expect(rows.map((one) => one.base)).toEqual([base, undefined]);
  });

  it("has one truth when two moderators publish different proposals at once, and tells the other who was first", async () => {
    for (let round = 0; round < 5; round += 1) {
      const address = await newAddress();
      const folder = folderOf();
      const one = await on(address, folder.path);
      await one.desk.rollBack(await publishOther(one, folder), undefined, { chat: "slack", user: "ann" });
      folder.write(reworded);
      await one.say("/desk refresh");
      const two = await besides(one, address, folder.path);
      const ids = (await one.desk.open()).map(({ id }) => id);
      expect(ids).toHaveLength(2);
      const said = await Promise.all([
        one.say(`/desk publish ${ids[0]}`),
        two.say(`/desk publish ${ids[1]}`, "bob"),
      ]);
      expect(said.filter((words) => words.includes("is in use."))).toHaveLength(1);
      expect(
        said.filter((words) => /is stale\. It was overtaken by edition \w+, .* by \w+ on Slack/.test(words)),
      ).toHaveLength(1);
      await Promise.all([one.desk.follow(), two.desk.follow()]);
      expect(one.newsroom.edition().name).toBe(two.newsroom.edition().name);
      expect((await one.desk.history(0, 10)).count).toBe(3);
      expect(await one.desk.open()).toEqual([]);
    }
  });

  /** Publishes another edition, and gives the name of the one before. */
  async function publishOther(desk: TestDesk, folder: TestFolder): Promise<string> {
    const before = desk.newsroom.edition().name;
    folder.write(recounted);
    await desk.say("/desk refresh");
    const [proposal] = await desk.desk.open();
    await desk.say(`/desk publish ${proposal!.id}`);
    return before;
  }

  it("refuses a proposal that has been overtaken, for good", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path);
    const first = await publishOther(desk, folder);
    await desk.say(`/desk rollback ${first} it was a slip`);
    folder.write(reworded);
    await desk.say("/desk refresh");
    const [rollback, refresh] = await desk.desk.open();
    expect(await desk.say(`/desk publish ${refresh!.id}`)).toContain("Published");
    const refused = await desk.say(`/desk publish ${rollback!.id}`);
    expect(refused).toContain("is stale. It was overtaken by edition");
    expect(await desk.say(`/desk show ${rollback!.id}`)).toContain("Overtaken");
    expect(await desk.say("/desk log")).toMatch(new RegExp(`Refused: proposal ${rollback!.id}.*overtaken`));
  });

  it("goes back by a review like any other change, and forth again", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path);
    const first = await publishOther(desk, folder);
    const second = desk.newsroom.edition().name;
    const asked = await desk.say(`/desk rollback ${first.slice(0, 8)} it was a slip`);
    expect(asked).toContain(`GO BACK TO EDITION ${first.toUpperCase()}`);
    expect(asked).toMatch(/Was.*about 1,400[\s\S]*Now.*as many as 1,200/);
    expect(desk.newsroom.edition().name).toBe(second);
    await desk.say("/desk publish 2", "bob");
    expect(desk.newsroom.edition().name).toBe(first);
    const history = await desk.say("/desk history");
    expect(history).toContain(`Edition ${first}, in use`);
    expect(history).toContain("gone back to by bob on Slack: it was a slip");
    expect(await desk.say(`/desk rollback ${first}`)).toContain("is in use");
    expect(await desk.say("/desk rollback beef")).toContain("No edition is called “beef”");
    expect(await desk.desk.refreshItself()).toEqual({ outcome: "held", edition: second });
    expect(await desk.say("/desk refresh")).toContain(`PUBLISH EDITION ${second.toUpperCase()}`);
  });

  it("has somebody else publish, where two must agree", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path, { review: "two" });
    const { name } = desk.newsroom.edition();
    folder.write(recounted);
    const proposed = await desk.answer("/desk refresh");
    expect(JSON.stringify(proposed.reply.parts.at(-1))).not.toContain("/desk publish");
    expect(await desk.say("/desk refresh")).toContain("another moderator must publish it");
    expect(await desk.say("/desk publish 1")).toContain("You proposed it yourself");
    expect(desk.newsroom.edition().name).toBe(name);
    expect(await desk.say("/desk publish 1", "bob")).toContain("Published");
    expect(await desk.say("/desk log")).toMatch(/Refused: proposal 1.*ann on Slack.*same person/);
  });

  it("publishes at once where no review is wanted, but not by itself what was rolled back", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path, { review: "none" });
    const first = desk.newsroom.edition().name;
    folder.write(recounted);
    expect(await desk.desk.refreshItself()).toMatchObject({
      outcome: "published",
      publication: { kind: "automatic" },
    });
    const second = desk.newsroom.edition().name;
    expect(second).not.toBe(first);
    await desk.say(`/desk rollback ${first}`);
    expect(desk.newsroom.edition().name).toBe(first);
    expect(await desk.desk.refreshItself()).toEqual({ outcome: "held", edition: second });
    folder.write(broken);
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "refused" });
    folder.write(reworded);
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "published" });
  });

  it("asks a moderator, where no review is wanted, before what was gone back from comes into use again", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path, { review: "none" });
    const first = desk.newsroom.edition().name;
    folder.write(recounted);
    await desk.say("/desk refresh");
    const second = desk.newsroom.edition().name;
    await desk.say(`/desk rollback ${first}`);
    const asked = await desk.say("/desk refresh");
    expect(asked).toContain(`PUBLISH EDITION ${second.toUpperCase()}`);
    expect(asked).toContain("brings back what was gone back from");
    expect(desk.newsroom.edition().name).toBe(first);
    // The rest of the source goes on: it brings the same back all the same.
    folder.write({ "dam-leak": twoStories["dam-leak"].replace("Dam leaks", "A dam leaks") });
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "proposed" });
    expect(desk.newsroom.edition().name).toBe(first);
    expect(await desk.say("/desk publish 2")).toContain("Published");
    // What a moderator has published once more is as good as new.
    folder.write({ "dam-leak": twoStories["dam-leak"] });
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "published" });
  });

  it("forgets after a day the editions that nobody wanted, and none that was ever told or waits", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path);
    const first = desk.newsroom.edition().name;
    const kept = async () =>
      (await desk.store.db.selectFrom("editions").select("name").execute()).map(({ name }) => name);
    folder.write(recounted);
    await desk.say("/desk refresh");
    await desk.say("/desk discard 1 not yet");
    const discarded = (await kept()).find((name) => name !== first)!;
    await desk.store.db.updateTable("editions").set({ stored_at: 0 }).execute();
    folder.write(reworded);
    await desk.say("/desk refresh");
    const waiting = (await kept()).find((name) => name !== first && name !== discarded)!;
    expect(await kept()).not.toContain(discarded);
    await desk.store.db.updateTable("editions").set({ stored_at: 0 }).execute();
    folder.write(recounted);
    expect(await desk.say("/desk refresh")).toContain("PROPOSAL 3");
    expect((await kept()).sort()).toEqual([first, discarded].sort());
    expect(await desk.say("/desk show 1")).toContain("PROPOSAL 1");
    expect(waiting).toBeDefined();
  });

  it("does not bring up by itself what was discarded, until it is asked to", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path);
    folder.write(recounted);
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "proposed", isNew: true });
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "proposed", isNew: false });
    expect(await desk.say("/desk discard 1 not yet")).toContain("Discarded");
    expect(await desk.say("/desk publish 1")).toContain("was discarded");
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "held" });
    expect(await desk.say("/desk refresh")).toContain("PROPOSAL 2");
  });

  it("is followed by every process, each answering from one edition alone", async () => {
    const address = await newAddress();
    const folder = folderOf();
    const all = [
      await on(address, folder.path),
      await on(address, folder.path),
      await on(address, folder.path),
    ];
    const old = all[1]!.newsroom.edition();
    const answering = all[1]!.bot.answer({
      chat: "slack",
      channel: "C",
      user: "u",
      text: "/brief evacuated",
    });
    await publishOther(all[0]!, folder);
    expect(all[1]!.newsroom.edition()).toBe(old);
    await Promise.all(all.map(({ desk }) => desk.follow()));
    const names = all.map(({ newsroom }) => newsroom.edition().name);
    expect(new Set(names).size).toBe(1);
    expect(names[0]).not.toBe(old.name);
    expect((await answering).edition).toBe(old.name);
  });

  it("names the channels that were told a figure which would change", async () => {
    const address = await newAddress();
    const folder = folderOf();
    const desk = await on(address, folder.path);
    const chat = createMemoryChat();
    const sending = await newsroomOn(address, [chat]);
    for (let channel = 1; channel <= 7; channel += 1) await sending.subscribe(`C${channel}`);
    await sending.at("2026-11-24T09:00Z");
    await sending.stop();
    expect(chat.messages).toHaveLength(7);
    folder.write(recounted);
    const words = await desk.say("/desk refresh");
    expect(words).toContain("7 channels were told a figure that changes or goes.");
    expect(words).toContain(
      "Told already in 7 channels: C1 on Slack, C2 on Slack, C3 on Slack, C4 on Slack, C5 on Slack and 2 more.",
    );
  });

  it("refuses who is no moderator, by command and by button alike, tells why, and records it", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path);
    folder.write(recounted);
    await desk.say("/desk refresh");
    const commands = ["publish 1", "discard 1", "refresh", "rollback beef", "show 1", "history", "log"];
    for (const command of commands)
      expect(await desk.say(`/desk ${command}`, "eve")).toContain("for moderators, and you are not one");
    expect((await desk.desk.open()).map(({ state }) => state)).toEqual(["open"]);
    const { rows } = await desk.desk.record(0, 20);
    const refused = rows.filter(({ what }) => what === "refused");
    expect(refused.map(({ subject }) => subject).reverse()).toEqual(
      commands.map((command) => `/desk ${command.split(" ")[0]}`),
    );
    expect(refused[0]).toMatchObject({ by: { chat: "slack", channel: "C1", user: "eve" } });
  });

  it("keeps a record, and a history, that nobody can change or take from", async () => {
    const { store } = await on(await newAddress(), folderOf().path);
    for (const table of ["record", "publications"]) {
      for (const statement of [`update ${table} set reason = 'other'`, `delete from ${table}`])
        await expect(sql.raw(statement).execute(store.db)).rejects.toThrow("are added, and never changed");
    }
  });

  it("turns the pages of a long history and of a long record", async () => {
    const folder = folderOf();
    const desk = await on(await newAddress(), folder.path, { review: "none" });
    for (let edition = 1; edition <= 12; edition += 1) {
      folder.write({ "dam-leak": `${twoStories["dam-leak"]}notes: edition ${edition}\n` });
      await desk.say("/desk refresh");
    }
    expect(await desk.say("/desk history")).toContain("Page 1 of 2.");
    expect(await desk.say("/desk history page:2")).toContain("published by the bot itself");
    expect(await desk.say("/desk log 99")).toContain("Page 2 of 2.");
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
  });
});
