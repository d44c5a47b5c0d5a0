import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { recounted } from "../delivery/newsroom.ts";
import { bothStores } from "../support/both-stores.ts";
import { twoStories } from "../support/stories.ts";
import { createTestFolder, deskOn, type TestDesk, type TestFolder } from "./newsroom.ts";

const stores = bothStores();

const fire = (...changes: [string, string][]) => ({
  "harbour-fire": changes.reduce<string>(
    (text, [from, to]) => text.replace(from, to),
    twoStories["harbour-fire"],
  ),
});
const said = `words: "as many as 1,200", value: 1200, hedge: at-most`;
/** The report that leads states a second number. */
const both: [string, string] = [
  "- { report: post, words:",
  `- { report: courier, words: about 900, value: 900, hedge: about, counts: those still away }
      - { report: post, words:`,
];
const third = fire(
  [said, `words: "about 1,300", value: 1300, hedge: about`],
  ["streets near the terminal", "the nearest streets"],
);
const CORRECT = `/desk correct harbour-fire/evacuated words:"about 1,400" reason:"the brigade counted again"`;

describe.each(stores)("changes from chat, kept in $kind", ({ newAddress }) => {
  const open: TestDesk[] = [];
  const folders: TestFolder[] = [];
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.stop();
    for (const { path } of folders.splice(0)) rmSync(path, { recursive: true });
  });
  async function started(...settings: unknown[]): Promise<TestDesk & { readonly folder: TestFolder }> {
    const folder = createTestFolder(twoStories);
    folders.push(folder);
    const desk = await (deskOn as (...args: unknown[]) => Promise<TestDesk>)(
      await newAddress(),
      folder.path,
      ...settings,
    );
    open.push(desk);
    return Object.assign(desk, { folder });
  }
  const told = (desk: TestDesk) => desk.say("/brief figure harbour-fire/evacuated");

  it("are reviewed like any other: shown, published, and on the record with who and why", async () => {
    const desk = await started();
    const proposed = await desk.say(CORRECT);
    expect(proposed).toMatch(/proposal 1/i);
    expect(proposed).toMatch(/Was.*(?:at most|as many as) 1,200[\s\S]*Now.*about 1,400/);
    expect(proposed).toContain("Kept as amendment 1");
    expect(await told(desk)).toMatch(/(?:at most|as many as) 1,200/);
    expect(await desk.say("/desk publish 1", "bob")).toContain("Published");
    expect(await told(desk)).toContain("about 1,400");
    expect(await told(desk)).toContain("a fire brigade spokesperson");
    const log = await desk.say("/desk log");
    expect(log).toMatch(
      /Amended: amendment 1 \(harbour-fire\/evacuated\)\S* .*ann on Slack.*the brigade counted again/s,
    );
  });

  it("are published by another moderator where two must agree, though it is the bot that proposes them", async () => {
    const desk = await started({ review: "two" });
    await desk.say(CORRECT);
    desk.folder.write({ "dam-leak": twoStories["dam-leak"].replace("Dam leaks", "A dam leaks") });
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "proposed", isNew: true });
    expect(await desk.say("/desk show 2")).toContain("your own work");
    expect(await desk.say("/desk publish 2")).toContain("a change of your own");
    expect(await told(desk)).toMatch(/(?:at most|as many as) 1,200/);
    expect(await desk.say("/desk show 2", "bob")).not.toContain("your own work");
    expect(await desk.say("/desk publish 2", "bob")).toContain("Published");
    // What is told already is nobody's own any more.
    desk.folder.write({ "dam-leak": twoStories["dam-leak"] });
    await desk.desk.refreshItself();
    expect(await desk.say("/desk publish 3")).toContain("Published");
  });

  it("are ended by another moderator where two must agree, though it is the bot that proposes the end", async () => {
    const desk = await started({ review: "two" });
    await desk.say(CORRECT);
    await desk.say("/desk publish 1", "bob");
    await desk.say("/desk amendments drop 1");
    desk.folder.write({ "dam-leak": twoStories["dam-leak"].replace("Dam leaks", "A dam leaks") });
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "proposed", isNew: true });
    expect(await desk.say("/desk publish 3")).toContain("a change of your own");
    expect(await told(desk)).toContain("about 1,400");
    expect(await desk.say("/desk publish 3", "bob")).toContain("Published");
    expect(await told(desk)).toMatch(/(?:at most|as many as) 1,200/);
  });

  it("where no review is wanted, do not bring along what was gone back from", async () => {
    const desk = await started({ review: "none" });
    const first = desk.newsroom.edition().name;
    desk.folder.write(third);
    await desk.say("/desk refresh");
    await desk.say(`/desk rollback ${first} it was a slip`);
    expect(await desk.say("/desk refresh")).toContain("brings back what was gone back from");
    const LOSS = `/desk correct harbour-fire/loss words:"about £8m" reason:"the insurer wrote"`;
    expect(await desk.say(LOSS)).toContain("about £8m");
    expect(await told(desk)).toMatch(/(?:at most|as many as) 1,200/);
    // The story is another one by now, and says the same of what was gone back from.
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "proposed" });
    desk.folder.write(fire([said, `words: "about 1,250", value: 1250, hedge: about`]));
    expect(await desk.desk.refreshItself()).toMatchObject({ outcome: "published" });
    expect(await told(desk)).toContain("about 1,250");
    expect(await desk.say("/brief latest harbour-fire")).toContain("£8m");
  });

  it("outlive refreshes and restarts, and settle once the source says the same", async () => {
    const desk = await started();
    await desk.say(CORRECT);
    await desk.say("/desk publish 1");
    desk.folder.write(fire(["streets near the terminal", "three streets".replace("three", "the nearest")]));
    await desk.say("/desk refresh");
    await desk.say("/desk publish 2");
    expect(await told(desk)).toContain("about 1,400");
    expect(await desk.say("/brief latest harbour-fire")).toContain("the nearest streets");
    expect(await desk.say("/desk amendments")).toContain("Amendment 1: corrects harbour-fire/evacuated");
    desk.folder.write(recounted);
    await desk.say("/desk refresh");
    expect(await desk.say("/desk amendments")).toContain("No change from chat is in force");
    await desk.say("/desk publish 3");
    expect(await told(desk)).toContain("about 1,400");
  });

  it("are not undone by a source that says a third thing: the refresh asks, and keeps them meanwhile", async () => {
    const desk = await started();
    await desk.say(CORRECT);
    await desk.say("/desk publish 1");
    desk.folder.write(third);
    const asked = await desk.say("/desk refresh");
    expect(asked).toContain("The source says something else since");
    expect(asked).toContain("about 1,300");
    expect(asked).toContain("> Keep the amendment: /desk amendments keep 1");
    expect(asked).toContain("> Take the source’s: /desk amendments drop 1");
    await desk.say("/desk publish 2");
    expect(await desk.say("/brief latest harbour-fire")).toContain("the nearest streets");
    expect(await told(desk)).toContain("about 1,400");
    expect(await desk.say("/desk amendments keep 1 checked with the brigade")).toContain("Kept: amendment 1");
    expect(await desk.say("/desk refresh")).not.toContain("something else since");
    expect(await desk.say("/desk amendments keep 1")).toContain("there is nothing to decide");
    desk.folder.write(fire([said, `words: "about 1,350", value: 1350, hedge: about`]));
    expect(await desk.say("/desk refresh")).toContain("something else since");
    const dropped = await desk.say("/desk amendments drop 1");
    expect(dropped).toContain("Taken back: amendment 1");
    expect(dropped).toContain("about 1,350");
    const [, id] = /proposal (\d+)/i.exec(dropped)!;
    await desk.say(`/desk publish ${id}`);
    expect(await told(desk)).toContain("about 1,350");
  });

  it("go with the proposal that is discarded, and do not come again", async () => {
    const desk = await started();
    await desk.say(CORRECT);
    expect(await desk.say("/desk discard 1")).toContain("amendment 1 went with it");
    expect(await desk.say("/desk amendments")).toContain("No change from chat is in force");
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
  });

  it("build on what waits already, so that of two changes at once neither is lost", async () => {
    const desk = await started();
    desk.folder.write(fire(["streets near the terminal", "the nearest streets"]));
    await desk.say("/desk refresh");
    await Promise.all([
      desk.say(CORRECT),
      desk.say(`/desk correct harbour-fire/loss words:"about £8m" reason:"the insurer wrote"`, "bob"),
    ]);
    const [waiting, ...others] = await desk.desk.open();
    expect(others).toEqual([]);
    await desk.say(`/desk publish ${waiting!.id}`);
    const story = await desk.say("/brief latest harbour-fire");
    for (const words of ["the nearest streets", "about 1,400", "bout £8m"]) expect(story).toContain(words);
  });

  it("asked for twice are made once", async () => {
    const desk = await started();
    const [first, second] = await Promise.all([desk.say(CORRECT), desk.say(CORRECT)]);
    expect(first).toMatch(/proposal 1/i);
    expect(second).toContain("proposed already, in proposal 1");
    expect(await desk.desk.amendments.list()).toHaveLength(1);
    await desk.say("/desk publish 1");
    expect(await desk.say(CORRECT)).toContain("says already");
  });

  it("of a change are one change: the source is asked about what it said itself", async () => {
    const desk = await started();
    await desk.say(CORRECT);
    await desk.say("/desk publish 1");
    await desk.say(CORRECT.replace("about 1,400", "about 1,450"));
    await desk.say("/desk publish 2");
    expect(await told(desk)).toContain("about 1,450");
    const all = await desk.desk.amendments.list();
    expect(all.map(({ id, isTold }) => ({ id, isTold }))).toEqual([{ id: 2, isTold: true }]);
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
    expect(await desk.say("/desk amendments drop 2 the first count was right")).toMatch(
      /proposal 3[\s\S]*: the first count was right/i,
    );
    await desk.say("/desk publish 3");
    expect(await told(desk)).toMatch(/(?:at most|as many as) 1,200/);
  });

  it("of one claim, one after the other before either is published, are one change of that claim", async () => {
    const desk = await started();
    desk.folder.write(fire(both));
    await desk.say("/desk refresh");
    await desk.say("/desk publish 1");
    const correct = (words: string, reason: string) =>
      desk.say(`/desk correct harbour-fire/evacuated claim:2 words:"${words}" reason:${reason}`);
    await correct("about 950", "recount");
    expect(await correct("about 970", "again")).not.toContain("Was: as many as 1,200");
    expect((await desk.desk.amendments.list()).map(({ id }) => id)).toEqual([2]);
    await desk.say("/desk publish 3");
    for (const words of ["as many as 1,200", "about 970"]) expect(await told(desk)).toContain(words);
    expect(await told(desk)).not.toContain("about 950");
    // The same of what is a change already, be it told with another report by the one that waits.
    await correct(`about 980" report:"post`, "third");
    await correct("about 990", "fourth");
    await desk.say("/desk publish 5");
    expect(await told(desk)).toContain("as many as 1,200");
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
    await correct("about 995", "fifth");
    await correct("about 999", "sixth");
    await desk.say("/desk discard 7");
    expect((await desk.desk.amendments.list()).map(({ id, isTold }) => ({ id, isTold }))).toEqual([
      { id: 4, isTold: true },
    ]);
  });

  it("of a figure that is being withdrawn are told so, and wait for nothing once it is", async () => {
    const desk = await started();
    await desk.say("/desk withdraw harbour-fire/evacuated it was another fire");
    expect(await desk.say(CORRECT)).toContain("Proposal 1, which waits, withdraws this figure");
    expect(await desk.desk.amendments.list()).toHaveLength(1);
    await desk.say("/desk discard 1");
    await desk.say(CORRECT);
    await desk.say("/desk withdraw harbour-fire/evacuated it was another fire");
    await desk.say("/desk publish 3");
    expect(await desk.say("/desk amendments")).not.toContain("waits to be published");
  });

  it("withdraw a figure with the sentences that tell it, and a story whole", async () => {
    const desk = await started();
    await desk.say(CORRECT);
    await desk.say("/desk publish 1");
    await desk.say("/desk withdraw harbour-fire/evacuated never confirmed");
    await desk.say("/desk publish 2");
    expect(await told(desk)).toContain("No figure here");
    expect(await desk.say("/brief latest harbour-fire")).not.toContain("Firefighters moved");
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
    await desk.say("/desk withdraw dam-leak the dam holds");
    await desk.say("/desk publish 3");
    expect(await desk.say("/brief stories")).not.toContain("Sorrel");
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
    desk.folder.write({ "dam-leak": twoStories["dam-leak"].replace("are emptied", "are empty") });
    expect(await desk.say("/desk refresh")).toContain("The source has changed the story since");
  });

  it("that do not lint are told at their options, and nothing is kept", async () => {
    const desk = await started();
    const tries: [typed: string, told: RegExp][] = [
      [`value:90 reason:x`, /^value: .*the value is 1200, not 90/],
      [`value:lots reason:x`, /^value: it is not a number/],
      [`hedge:abuot reason:x`, /^hedge: .*did you mean “about”/],
      [`words:"many" reason:x`, /^words: no number can be read/],
      [`by:"said a clerk" reason:x`, /^by: leave out “said”/],
      [`report:tribune reason:x`, /^report: this story has no report “tribune”/],
      [
        `words:"about 1,400" title:Count outlet:Board url:"board.example" reason:x`,
        /^url: “board.example” is not a web address/,
      ],
      [
        `words:"about 1,400" title:Count url:https://board.example reason:x`,
        /^outlet: a new report needs its outlet/,
      ],
      [`words:"about 1,400"`, /^reason: say why/],
    ];
    for (const [typed, fault] of tries)
      expect(await desk.say(`/desk correct harbour-fire/evacuated ${typed}`)).toMatch(fault);
    expect(await desk.desk.amendments.list()).toEqual([]);
    expect(await desk.desk.open()).toEqual([]);
  });

  it("bring a new report along, typed in parts or as one line", async () => {
    const desk = await started();
    const typed = `/desk correct harbour-fire/evacuated words:"about 1,400" report:"Count revised | Harbour Board | 2026-03-09 | https://board.example/count" by:"" reason:"a new count"`;
    await desk.say(typed);
    await desk.say("/desk publish 1");
    const source = await desk.say("/brief source harbour-fire/evacuated");
    expect(source).toContain("Harbour Board, March 9, 2026: Count revised");
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
  });

  it("are sent to a figure that has changed since its form was opened, and told so", async () => {
    const desk = await started();
    const { reply } = await desk.answer("/desk correct harbour-fire/evacuated");
    const [form] = reply.parts;
    expect(form).toMatchObject({ kind: "form", title: "Correct “people moved from their homes”" });
    await desk.say(CORRECT);
    await desk.say("/desk publish 1");
    const command = form!.kind === "form" ? form!.command : "";
    expect(await desk.say(`${command} words:"about 1,500" reason:late`)).toContain(
      "has changed since this form was opened",
    );
  });
});
