import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/chat/reply.ts";
import { adapterOn, botSaying, note, onSlack, overHttp, workspace } from "./newsroom.ts";

const card: Reply = {
  parts: [
    { kind: "note", text: "Choose" },
    {
      kind: "buttons",
      buttons: [
        { label: "Source", command: "/brief source loss" },
        { label: "Share", command: "/brief figure loss share:yes" },
        { label: "Desk", command: "/desk status" },
      ],
    },
  ],
};

describe.each([
  ["Socket Mode", onSlack],
  ["HTTP", overHttp],
])("a press over %s", (_, live) => {
  it("is the command already typed, answered for whoever pressed beside what was pressed", async () => {
    const slack = await workspace();
    const { adapter } = await live(slack);
    await adapter.post(slack.channel.id, card, "k");
    const bo = slack.addPerson({ name: "bo" });
    const pressed = await slack.press(slack.messages()[0]!, "Source", bo);
    expect(pressed.ack).toMatchObject({ ok: true, payload: {} });
    expect((await pressed.sees()).text).toContain("between £5m and £7m");
    expect(slack.messages("general", slack.person)).toHaveLength(1);
    expect(slack.messages("general", bo)).toHaveLength(2);
    expect(slack.messages()[0]).toMatchObject({ revisions: 0, text: "Choose" });
  });

  it("answers in the channel when its command shares", async () => {
    const slack = await workspace();
    const { adapter } = await live(slack);
    await adapter.post(slack.channel.id, card, "k");
    const pressed = await slack.press(slack.messages()[0]!, "Share");
    expect(await pressed.sees((message) => message.ephemeralTo === undefined)).toMatchObject({
      via: "response_url",
    });
    expect(slack.lastArgs("response_url")).toMatchObject({
      replace_original: false,
      response_type: "in_channel",
    });
  });

  it("works on an answer that only one person sees, which comes without its message", async () => {
    const slack = await workspace();
    await live(slack);
    const asked = await slack.slash({ command: "/brief", text: "figure loss" });
    const pressed = await slack.press(asked.seen()[0]!, "The story");
    expect((await pressed.sees()).text).toContain("Fire closes the container terminal");
  });

  it("opens what was picked in a menu", async () => {
    const slack = await workspace();
    await live(slack);
    const asked = await slack.slash({ command: "/brief", text: "figures" });
    const pressed = await slack.press(asked.seen()[0]!, { actionId: /^say:/, pick: "insured loss" });
    expect((await pressed.sees()).text).toContain("between £5m and £7m");
  });

  it("is checked like the command: the desk is closed to whoever is no moderator", async () => {
    const slack = await workspace();
    const { adapter } = await live(slack, { moderators: new Set(["USOMEONE"]) });
    await adapter.post(slack.channel.id, card, "k");
    const pressed = await slack.press(slack.messages()[0]!, "Desk");
    expect((await pressed.sees()).text).toContain("That is for moderators, and you are not one here");
  });

  it("is answered once though its envelope comes twice", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    const { adapter } = await live(slack, { bot });
    await adapter.post(slack.channel.id, card, "k");
    const pressed = await slack.press(slack.messages()[0]!, "Source");
    await pressed.sees();
    await slack.repeat(pressed);
    const other = await slack.press(slack.messages()[0]!, "Share");
    await other.sees(({ text }) => text.includes("share"));
    expect(bot.asked).toEqual(["/brief source loss", "/brief figure loss share:yes"]);
  });
});

it("a press with a forged value is refused, whatever message it says it came from", async () => {
  const slack = await workspace();
  const { adapter, url } = await overHttp(slack, { moderators: new Set(["USOMEONE"]) });
  await adapter.post(slack.channel.id, card, "k");
  const pressed = await slack.press(slack.messages()[0]!, "Source");
  const [action] = pressed.payload.actions as object[];
  const payload = { ...pressed.payload, actions: [{ ...action, value: "/desk status", action_ts: "1.5" }] };
  await slack.postSigned(url, { kind: "interactive", payload });
  const refusal = await pressed.sees(({ text }) => text.includes("moderators"));
  expect(refusal.text).toContain("you are not one here");
});

describe("moderators", () => {
  it("may use the desk by their own id, or by that of a user group they are in", async () => {
    const slack = await workspace();
    const [bo, cy] = [slack.addPerson({ name: "bo" }), slack.addPerson({ name: "cy" })];
    const group = slack.addUsergroup("desk", [bo]);
    await onSlack(slack, { moderators: new Set([slack.person.id, group.id]) });
    for (const user of [slack.person, bo]) {
      expect((await slack.slash({ command: "/desk", user })).seen()[0]!.text).toContain("The desk");
    }
    const refused = await slack.slash({ command: "/desk", user: cy });
    expect(refused.seen()[0]!.text).toContain("you are not one here");
  });

  it("are looked up once a minute, so that who leaves the group is soon out", async () => {
    const slack = await workspace();
    const group = slack.addUsergroup("desk", [slack.person]);
    let now = Temporal.Now.instant();
    await onSlack(slack, { moderators: new Set([group.id]), now: () => now });
    for (const _ of [1, 2, 3]) await slack.slash({ command: "/desk" });
    expect(slack.requestsTo("usergroups.users.list")).toHaveLength(1);
    group.users = [];
    now = now.add({ seconds: 61 });
    expect((await slack.slash({ command: "/desk" })).seen()[0]!.text).toContain("you are not one here");
  });

  it("are nobody while Slack does not say who is in the group", async () => {
    const slack = await workspace();
    const group = slack.addUsergroup("desk", [slack.person]);
    await onSlack(slack, { moderators: new Set([group.id]) });
    slack.misbehave("usergroups.users.list", { kind: "server error" });
    const asked = await slack.slash({ command: "/desk" });
    expect((await asked.sees()).text).toContain("Slack does not say just now who is in their user group");
    expect((await slack.slash({ command: "/desk" })).seen()[0]!.text).toContain("The desk");
  });

  it("are told which scope is missing when that is why", async () => {
    const slack = await workspace({ scopes: ["chat:write", "commands"] });
    const group = slack.addUsergroup("desk", [slack.person]);
    await onSlack(slack, { moderators: new Set([group.id]) });
    expect((await slack.slash({ command: "/desk" })).seen()[0]!.text).toContain("usergroups:read");
  });

  it("are nobody when none are named, and the refusal says how to mend that", async () => {
    const slack = await workspace();
    await onSlack(slack);
    expect((await slack.slash({ command: "/desk" })).seen()[0]!.text).toContain("SLACK_MODERATORS");
  });
});

describe("the App Home", () => {
  it("shows the current briefing, without the desk", async () => {
    const slack = await workspace();
    await onSlack(slack);
    await slack.openHome();
    const home = await slack.until(() => slack.home());
    const shown = JSON.stringify(home.content);
    expect(shown).toContain("Fire closes the container terminal");
    expect(shown).toContain("as many as 1,200");
    expect(shown).not.toContain("moderators");
    expect(shown).not.toContain("Share");
  });

  it("shows moderators the desk too, and nobody else", async () => {
    const slack = await workspace();
    const bo = slack.addPerson({ name: "bo" });
    await onSlack(slack, { moderators: new Set([slack.person.id]) });
    await slack.openHome();
    await slack.openHome(bo);
    expect(JSON.stringify(await slack.until(() => slack.home()))).toContain("The desk");
    expect(JSON.stringify(await slack.until(() => slack.home(bo)))).not.toContain("The desk");
  });

  it("answers a press in its place, and leads back", async () => {
    const slack = await workspace();
    await onSlack(slack);
    await slack.openHome();
    await slack.press(await slack.until(() => slack.home()), "Its figures");
    const figures = await slack.until(() => {
      const home = slack.home();
      return JSON.stringify(home).includes("Open a figure") && home;
    });
    expect(JSON.stringify(figures)).not.toContain('"type":"table"');
    await slack.press(figures, "Back");
    await slack.until(() => JSON.stringify(slack.home()).includes("Its figures"));
    expect(slack.violations).toEqual([]);
  });

  it("is published once for an event that comes again in another envelope", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    await onSlack(slack, { bot });
    const opened = await slack.openHome();
    await slack.until(() => slack.home());
    await slack.redeliver(opened, 1);
    await slack.repeat(opened);
    await slack.openHome(slack.addPerson({ name: "bo" }));
    await slack.until(() => slack.requestsTo("views.publish").length === 2);
    expect(bot.asked).toEqual(["/brief", "/brief"]);
  });

  it("is shown for an event that was lost and comes only as a retry (vercel/chat#667)", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    const adapter = adapterOn(slack);
    const opened = await slack.openHome();
    expect(opened.error).toBe("dispatch_failed");
    await adapter.start(bot);
    await slack.connected(2);
    await slack.redeliver(opened, 2, "http_error");
    await slack.until(() => slack.home());
    expect(bot.asked).toEqual(["/brief"]);
  });

  it("holds at most its hundred blocks", async () => {
    const slack = await workspace();
    const parts = Array.from({ length: 300 }, (_, at) => ({ kind: "note" as const, text: `Note ${at}` }));
    await onSlack(slack, { bot: botSaying(() => ({ parts })) });
    await slack.openHome();
    const home = await slack.until(() => slack.home());
    expect(JSON.stringify(home)).toContain("There is more");
  });
});
