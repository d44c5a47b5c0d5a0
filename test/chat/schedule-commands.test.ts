import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { type Bot, createBot } from "../../src/chat/bot.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { quietDesk } from "../support/desk.ts";
import { type SchedulesInMemory, schedulesInMemory } from "../support/schedules.ts";
import { editionOf, twoStories } from "../support/stories.ts";

const edition = editionOf(twoStories);

interface Desk {
  readonly bot: Bot;
  readonly schedules: SchedulesInMemory;
  /** Says something to the desk, in a channel as a moderator where nothing else is told. */
  say(text: string, where?: { channel?: string; user?: string; chat?: string }): Promise<string>;
  ask(text: string, where?: { channel?: string; user?: string; chat?: string }): Promise<Reply>;
}

function openDesk(parts: { zone?: string; withStore?: boolean } = {}): Desk {
  const schedules = schedulesInMemory(() => edition);
  const { zone = "Europe/London", withStore = true } = parts;
  const bot = createBot({
    slashes,
    edition: () => edition,
    desk: () => ({ ...quietDesk(), zone, ...(withStore && { schedules }) }),
    access: createAccess(new Map([["slack", new Set(["mod"])]])),
    newReference: () => "ref-1",
    onFault: ({ error }) => {
      throw error;
    },
  });
  const ask: Desk["ask"] = async (text, where = {}) => {
    const place = { chat: "slack", channel: "C0000001", user: "mod", ...where };
    const { reply, visibility } = await bot.answer({ ...place, text });
    expect(visibility).toBe("private");
    return reply;
  };
  return { bot, schedules, ask, say: async (text, where) => renderPlain(await ask(text, where)) };
}

const buttonsOf = (reply: Reply) =>
  reply.parts.flatMap((part) => (part.kind === "buttons" ? part.buttons.map(({ command }) => command) : []));

test("a schedule whose zone this system has lost is listed all the same, and can be removed", async () => {
  const { say, schedules } = openDesk();
  const wish = { chat: "slack", channel: "C0000001", topics: [], stories: [] } as const;
  await schedules.add(
    { ...wish, cron: "0 9 * * *", zone: "Atlantis/Old_Town", what: "changes", whenEmpty: "skip" },
    "mod",
  );
  expect(await say("/desk schedule list")).toContain("“0 9 * * *” in Atlantis/Old_Town");
  expect(await say("/desk schedule why 1")).toContain("cannot be reckoned");
  schedules.owe({ subscription: 1, state: "sent" });
  expect(await say("/desk schedule why 1")).toContain("Times are those of UTC");
  await say("/desk schedule remove 1 sure:yes");
  expect(await say("/desk schedule list")).toContain("There are no schedules yet");
});

describe("adding a schedule", () => {
  const forms: [typed: string, cron: string, zone: string][] = [
    ["weekdays 9:00 Europe/Rome", "0 9 * * mon-fri", "Europe/Rome"],
    ["weekdays 9:00", "0 9 * * mon-fri", "Europe/London"],
    ["mon,wed 9:00 rome", "0 9 * * mon,wed", "Europe/Rome"],
    ["mon, wed at 9am in New York", "0 9 * * mon,wed", "America/New_York"],
    ["at 9:00 on weekdays in Rome", "0 9 * * mon-fri", "Europe/Rome"],
    ["Europe/Rome every day 17:30", "30 17 * * *", "Europe/Rome"],
    ["9 am Weekdays UTC", "0 9 * * mon-fri", "UTC"],
    ["days:weekdays time:9 zone:rome", "0 9 * * mon-fri", "Europe/Rome"],
    ["zone:rome weekdays 9:00", "0 9 * * mon-fri", "Europe/Rome"],
    ["0 9 * * mon-fri rome", "0 9 * * mon-fri", "Europe/Rome"],
    ['cron:"0 9 1 * *"', "0 9 1 * *", "Europe/London"],
    ["the 1st of the month at noon", "0 12 1 * *", "Europe/London"],
  ];
  test.each(forms)("“%s” is understood", async (typed, cron, zone) => {
    const { ask, schedules } = openDesk();
    await ask(`/desk schedule add ${typed}`);
    expect(await schedules.list()).toMatchObject([
      { id: 1, chat: "slack", channel: "C0000001", cron, zone, createdBy: "mod" },
    ]);
  });

  test("it is shown back in words, with its next three local times, what it sends, and what can be done", async () => {
    const { ask } = openDesk();
    const reply = await ask("/desk schedule add weekdays 9:00 Europe/Rome topics:ports");
    const told = renderPlain(reply);
    expect(told).toContain("Weekdays at 09:00, Europe/Rome: in this channel");
    expect(told).toContain("Next: Wed 25 Nov 09:00, Thu 26 Nov 09:00, Fri 27 Nov 09:00");
    expect(told).toContain(
      "what is new since the last digest on the topics ports; with nothing to say, nothing",
    );
    expect(buttonsOf(reply)).toEqual([
      "/desk schedule preview 1",
      "/desk schedule send-now 1",
      "/desk schedule pause 1",
      "/desk schedule remove 1",
    ]);
  });

  test("another channel, several topics and stories, all there is, and saying that there is nothing", async () => {
    const { ask, schedules } = openDesk();
    await ask(
      "/desk schedule add C0000002 weekdays 9:00 topics:ports, dams stories:dam-leak send:Everything when-empty:say-so",
    );
    expect(await schedules.list()).toMatchObject([
      {
        channel: "C0000002",
        topics: ["ports", "dams"],
        stories: ["dam-leak"],
        what: "everything",
        whenEmpty: "say-so",
      },
    ]);
  });

  const refusals: [typed: string, words: RegExp][] = [
    ["", /Say at what time/],
    ["weekdays", /Say at what time/],
    ["9:00", /Say on which days/],
    ["weekdays 25:00", /time “25:00” cannot be read/],
    ["wekdays 9:00", /days “wekdays” cannot be read/],
    ["weekdays 9:00 Europe/Roma", /No time zone is called “Europe\/Roma”: did you mean “Europe\/Rome”/],
    ["weekdays 9:00 romee", /No time zone is called “romee”: did you mean “Europe\/Rome”/],
    ["weekdays 9:00 +02:00", /“\+02:00” is an offset/],
    ["weekdays 9:00 zone:rome Europe/Rome", /Zone is given twice: “Europe\/Rome” and “rome”/],
    ['weekdays 9:00 cron:"0 9 * * *"', /both are given\. Leave one out/],
    ["0 0 9 * * 1-5", /have no seconds/],
    ["1 2 3 * 5", /cron programs disagree/],
    ["#news weekdays 9:00", /a name alone does not say which channel it is/],
    ["weekdays 9:00 topics:port", /No story is on the topic “port”: did you mean “ports”\?/],
    ["weekdays 9:00 stories:dam-leek", /No story here has the id “dam-leek”: did you mean “dam-leak”\?/],
    [
      "weekdays 9:00 send:change",
      /send cannot be “change”: it is changes or everything; did you mean “changes”\?/,
    ],
    ["weekdays 9:00 when-empty:perhaps", /it is skip or say-so/],
  ];
  test.each(refusals)("“%s” is refused with what to type", async (typed, words) => {
    const { say, schedules } = openDesk();
    const told = await say(`/desk schedule add ${typed}`);
    expect(told).toMatch(words);
    expect(told).not.toContain("ref-1");
    expect(await schedules.list()).toEqual([]);
  });

  test("whatever is typed is taken or refused in words; none of it is a fault", async () => {
    const words =
      "at on in and the every 1st mon fri- 9 9:00 25:00 am noon * */5 @daily rome Europe/Rome est #x C0000001 <#C1|a> topics: send:x zone:rome “ ' , / 99999999999999999999".split(
        " ",
      );
    const typed = fc.array(
      fc.oneof(fc.constantFrom(...words), fc.string({ unit: "grapheme", maxLength: 8 })),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(typed, async (typed) => {
        const { ask } = openDesk();
        const { parts } = await ask(`/desk schedule add ${typed.join(" ")}`);
        expect(["heading", "problem"]).toContain(parts[0]!.kind);
      }),
      { numRuns: 500 },
    );
  });

  test("one that posts again and again, news or none, is made and warned of", async () => {
    const { say } = openDesk();
    expect(await say("/desk schedule add */5 * * * * send:everything")).toContain("That is 288 posts a day");
    expect(await say("/desk schedule add */5 * * * *")).not.toContain("posts a day");
  });

  test("a channel that the bot cannot post in is refused when it is chosen, with what to grant", async () => {
    const { say, schedules } = openDesk();
    schedules.shutOut("C0000009", "The bot is not in the channel. Type /invite @dateline there.");
    expect(await say("/desk schedule add weekdays 9:00 channel:C0000009")).toContain("/invite @dateline");
    expect(await schedules.list()).toEqual([]);
  });
});

describe("the schedules there are", () => {
  async function withSchedules(): Promise<Desk> {
    const desk = openDesk();
    await desk.ask("/desk schedule add weekdays 9:00", { channel: "C0000002" });
    await desk.ask("/desk schedule add mondays 10:00");
    return desk;
  }

  test("are listed, this channel’s first, by the group’s name alone too", async () => {
    const { ask, say } = await withSchedules();
    const told = await say("/desk schedule list");
    expect(told).toMatch(/2: Mondays at 10:00[\s\S]*1: weekdays at 09:00/);
    expect(told).toContain("channel C0000002");
    expect(await say("/DESK  Schedule")).toBe(told);
    const [, list] = (await ask("/desk schedule")).parts;
    expect(list).toMatchObject({
      entries: [{ command: "/desk schedule why 2" }, { command: "/desk schedule why 1" }],
    });
  });

  test("fill pages", async () => {
    const { ask, say } = openDesk();
    expect(await say("/desk schedule list")).toContain("There are no schedules yet");
    for (let hour = 0; hour < 12; hour += 1) await ask(`/desk schedule add daily ${hour}:00`);
    expect(await say("/desk schedule list 2")).toMatch(/11: .*\n.*12: [\s\S]*Page 2 of 2/);
  });

  test("may be meant without their number where the channel has just one", async () => {
    const { say, schedules } = await withSchedules();
    expect(await say("/desk schedule pause")).toContain(
      "Schedule 2 (Mondays at 10:00, Europe/London) is paused",
    );
    expect((await schedules.list()).map(({ state }) => state)).toEqual(["active", "paused"]);
    expect(await say("/desk schedule pause", { channel: "C0000003" })).toContain(
      "This channel has no schedule.",
    );
  });

  test("are a choice where the channel has several", async () => {
    const { ask } = await withSchedules();
    await ask("/desk schedule add daily 8:00");
    const reply = await ask("/desk schedule preview");
    expect(reply.parts[1]).toMatchObject({
      entries: [{ command: "/desk schedule preview 2" }, { command: "/desk schedule preview 3" }],
    });
  });

  test.each(["pause", "resume", "remove", "preview", "send-now", "why"])(
    "%s with a number that is none is refused, with those there are",
    async (name) => {
      const { say } = await withSchedules();
      expect(await say(`/desk schedule ${name} 7`)).toContain("There is no schedule 7. There are 1, 2");
      expect(await say(`/desk schedule ${name} x`)).toContain(
        "id cannot be “x”: it must be a schedule’s number",
      );
    },
  );

  test("stop and go on, and a channel that is shut meanwhile is not gone on in", async () => {
    const { say, schedules } = await withSchedules();
    await say("/desk schedule pause 1");
    expect(await say("/desk schedule list")).toContain("Paused: by a moderator");
    schedules.shutOut("C0000002", "Invite the bot.");
    expect(await say("/desk schedule resume 1")).toBe("Invite the bot.");
    schedules.letIn("C0000002");
    expect(await say("/desk schedule resume id:1")).toContain("Next: Tue 24 Nov 09:00");
    expect((await schedules.list())[0]!.state).toBe("active");
  });

  test("are removed when one is sure", async () => {
    const { ask, say, schedules } = await withSchedules();
    const asked = await ask("/desk schedule remove 1");
    expect(renderPlain(asked)).toContain(
      "Remove schedule 1 (weekdays at 09:00, Europe/London, in channel C0000002)",
    );
    expect(await schedules.list()).toHaveLength(2);
    const [sure] = buttonsOf(asked);
    expect(await say(sure!)).toContain("Removed schedule 1");
    expect((await schedules.list()).map(({ id }) => id)).toEqual([2]);
  });
});

describe("what a schedule sends", () => {
  test("is previewed for the one who asks, and sent beside those that are due", async () => {
    const { say } = openDesk();
    await say("/desk schedule add weekdays 9:00");
    const preview = await say("/desk schedule preview 1");
    expect(preview).toContain("Only you see it, and nothing was posted.");
    expect(preview).toContain("as many as 1,200");
    expect(await say("/desk schedule send-now")).toContain("is on its way to this channel");
    expect(await say("/desk schedule preview")).toContain("would post nothing now");
  });

  test("is explained: what was owed when, each stage with its local time, the reason, and what to do", async () => {
    const { ask, say, schedules } = openDesk();
    await say("/desk schedule add weekdays 9:00 Europe/Rome");
    expect(await say("/desk schedule why 1")).toContain("No digest has been due on it yet.");
    const at = (time: string) => Temporal.Instant.from(`2026-11-24T${time}Z`);
    schedules.owe({
      subscription: 1,
      slot: "2026-11-24T09:00[Europe/Rome]",
      due: at("08:00:00"),
      state: "failed",
      reason: "Slack did not take a post: not_in_channel.",
      mend: "Invite the bot to the channel.",
      tries: 2,
      stages: [
        { at: at("08:00:01"), what: "taken up" },
        { at: at("08:00:03"), what: "refused" },
      ],
    });
    const reply = await ask("/desk schedule why 1");
    const told = renderPlain(reply);
    expect(told).toContain("ITS LAST DIGEST, DUE 2026-11-24 09:00 (EUROPE/ROME): FAILED");
    expect(told).toContain("Slack did not take a post: not_in_channel. Tried 2 times.");
    expect(told).toContain("Invite the bot to the channel.");
    expect(told).toMatch(/2026-11-24 09:00:00: due\n.*09:00:01: taken up\n.*09:00:03: refused/);
    expect(buttonsOf(reply)).toContain("/desk schedule send-now 1");
  });

  test("and what went wrong stands in the status, with the paused ones and why, in few lines", async () => {
    const { ask, say, schedules } = openDesk();
    for (const hour of [8, 9, 10]) await say(`/desk schedule add daily ${hour}:00`);
    schedules.pauseFor(2, "The bot may not write in the channel.");
    for (let id = 0; id < 5; id += 1) {
      schedules.owe({
        subscription: 1,
        slot: `2026-11-2${id}T08:00[Europe/London]`,
        state: "missed",
        reason: "The bot was down.",
      });
    }
    const told = await say("/desk status");
    expect(told).toContain("2 schedules: at work; 1 paused");
    expect(told).toContain(
      "A digest missed: due 2026-11-24 08:00 (Europe/London), channel C0000001 on slack: The bot was down.",
    );
    expect(told).toContain("and 2 deliveries more");
    expect(told).toContain("Schedule 2 (every day at 09:00, Europe/London) is paused: The bot may not write");
    const [, list] = (await ask("/desk status")).parts;
    expect(list!.kind === "entries" && list.entries.length).toBeLessThan(10);
  });
});

describe("who may, and where", () => {
  const commands = [
    "add weekdays 9:00",
    "list",
    "pause 1",
    "resume 1",
    "remove 1 sure:yes",
    "preview 1",
    "send-now 1",
    "why 1",
  ];

  test.each(commands)("“schedule %s” is for moderators, typed or pressed", async (command) => {
    const { say, schedules } = openDesk();
    await say("/desk schedule add weekdays 9:00");
    const before = await schedules.list();
    const text = `/desk schedule ${command}`;
    expect(await say(text, { user: "reader" })).toContain(
      "That is for moderators, and you are not one here.",
    );
    expect(await say(text, { user: "mod", chat: "discord" })).toContain("No moderators have been named");
    expect(await schedules.list()).toEqual(before);
    expect(await schedules.last(1)).toBeUndefined();
  });

  test.each(commands)("without a store “schedule %s” says that a running bot is needed", async (command) => {
    const { say } = openDesk({ withStore: false });
    expect(await say(`/desk schedule ${command}`)).toContain("Schedules are kept by a bot that runs");
  });
});

describe("a group of commands", () => {
  test("a mistyped name offers the right one, with what was typed after it", async () => {
    const { ask } = openDesk();
    const offered = async (text: string) =>
      (await ask(text)).parts.flatMap((part) => (part.kind === "entries" ? part.entries : []))[0]!.command;
    expect(await offered("/desk schedule ad weekdays 9:00")).toBe("/desk schedule add weekdays 9:00");
    expect(await offered("/desk shedule add weekdays 9:00")).toBe("/desk schedule add weekdays 9:00");
    expect(await offered("/desk schedul lst")).toBe("/desk schedule list");
  });

  test("a name that is near none gets the group’s own help", async () => {
    const { say } = openDesk();
    const told = await say("/desk schedule xyzzy");
    expect(told).toContain("There is no command /desk schedule xyzzy.");
    expect(told).toContain("/desk schedule send-now [id]");
    expect(told).not.toContain("/brief");
  });

  test("help tells it in one line, all of it, and one of its commands", async () => {
    const { say } = openDesk();
    expect(await say("/desk help")).toMatch(/\/desk schedule …: Digests.* · \/desk help schedule$/m);
    expect(await say("/desk help schedule")).toContain("/desk schedule add [days] [time] [zone]");
    const add = await say("/desk help schedule add");
    expect(add).toContain("- channel (a channel): Where to post");
    expect(add).toContain("- send (changes or everything): ");
    expect(await say("/desk help /desk schedule add")).toBe(add);
    expect(await say("/desk help shedule")).toContain("/desk help schedule");
  });

  test("is completed word by word, then by options and their values", () => {
    const { bot } = openDesk();
    const texts = (text: string) => bot.complete(text).map((one) => one.text);
    expect(texts("/desk sch")).toEqual(["/desk schedule "]);
    expect(texts("/desk schedule ")).toHaveLength(8);
    expect(texts("/desk schedule p")).toEqual(["/desk schedule pause ", "/desk schedule preview "]);
    expect(texts("/desk schedule add weekdays 9:00 rom")).toContain(
      "/desk schedule add weekdays 9:00 Europe/Rome",
    );
    expect(texts("/desk schedule add topics:por")[0]).toBe("/desk schedule add topics:ports");
    expect(texts("/desk schedule add topics:ports,da")[0]).toBe("/desk schedule add topics:ports,dams");
    expect(texts("/desk schedule add send:e")[0]).toBe("/desk schedule add send:everything");
    expect(bot.suggest("/desk schedule add", "zone", "rom").map(({ value }) => value)).toContain(
      "Europe/Rome",
    );
    expect(bot.suggest("/desk schedule add", "topics", "ports, ").map(({ value }) => value)).toEqual([
      "ports,calder",
      "ports,dams",
    ]);
    expect(bot.suggest("/desk schedule", "zone", "rom")).toEqual([]);
  });
});
