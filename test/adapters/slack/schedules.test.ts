import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/chat/reply.ts";
import { schedulesInMemory } from "../../support/schedules.ts";
import type { FakeSlack } from "../../support/slack/index.ts";
import { editionOf, twoStories } from "../../support/stories.ts";
import { adapterOn, newsroomBot, onSlack, workspace } from "./newsroom.ts";

const edition = editionOf(twoStories);

/** A workspace whose first person keeps the desk. */
async function withDesk() {
  const slack = await workspace();
  const schedules = schedulesInMemory(() => edition);
  const moderators = new Set([slack.person.id]);
  const { adapter } = await onSlack(slack, { moderators, bot: newsroomBot(moderators, schedules) });
  const desk = async (text: string, user = slack.person) =>
    (await slack.slash({ command: "/desk", text, user })).seen()[0]!.text;
  return { slack, schedules, adapter, desk };
}

describe("schedules on Slack", () => {
  it("are made for this channel, and for one that is picked after #", async () => {
    const { slack, schedules, desk } = await withDesk();
    const { id } = slack.addChannel({ name: "news" });
    expect(await desk("schedule add weekdays 9:00 Europe/Rome")).toContain("in this channel");
    for (const picked of [`<#${id}|news>`, `channel:<#${id}|news>`, `<#${id}|>`, id]) {
      expect(await desk(`schedule add ${picked} weekdays 9:00`)).toContain(`in channel ${id}`);
    }
    expect((await schedules.list()).map(({ channel }) => channel)).toEqual([
      slack.channel.id,
      id,
      id,
      id,
      id,
    ]);
  });

  it("are refused for a name alone, which says of no channel which it is", async () => {
    const { desk } = await withDesk();
    expect(await desk("schedule add #news weekdays 9:00")).toContain(
      "choose it from the list that opens after #",
    );
  });

  it("are for moderators, typed or pressed", async () => {
    const { slack, schedules, adapter, desk } = await withDesk();
    await desk("schedule add weekdays 9:00");
    const reader = slack.addPerson({ name: "cy" });
    expect(await desk("schedule pause 1", reader)).toContain("you are not one here");
    const card: Reply = {
      parts: [{ kind: "buttons", buttons: [{ label: "Pause", command: "/desk schedule pause 1" }] }],
    };
    await adapter.post(slack.channel.id, card, "k");
    const posted = slack.messages().find(({ ephemeralTo }) => ephemeralTo === undefined)!;
    const refused = await slack.press(posted, "Pause", reader);
    expect((await refused.sees()).text).toContain("you are not one here");
    expect((await schedules.list())[0]!.state).toBe("active");
    const pressed = await slack.press(posted, "Pause");
    expect((await pressed.sees()).text).toContain("is paused");
    expect(slack.violations).toEqual([]);
  });
});

describe("examining a channel", () => {
  const examine = (slack: FakeSlack, channel: string) => adapterOn(slack).examineChannel!(channel);

  it("finds nothing amiss where the bot is a member, and leaves no trace", async () => {
    const slack = await workspace();
    expect(await examine(slack, slack.channel.id)).toBeUndefined();
    expect(slack.messages()).toEqual([]);
  });

  it.each([
    ["a channel it was not invited to", { name: "out", withBot: false }, "type /invite"],
    [
      "a private channel it was not invited to",
      { name: "p", kind: "private", withBot: false },
      "invite the bot",
    ],
  ] as const)("says what to do about %s", async (_, channel, mend) => {
    const slack = await workspace();
    expect(await examine(slack, slack.addChannel(channel).id)).toContain(mend);
  });

  it("says which scope is missing, and that a direct message or nothing at all is no channel", async () => {
    const slack = await workspace({ scopes: ["commands", "chat:write"] });
    expect(await examine(slack, slack.channel.id)).toContain("Add the scope channels:history");
    const whole = await workspace();
    expect(await examine(whole, whole.directMessage(whole.person).id)).toContain("direct message");
    expect(await examine(whole, "C0NOTHING")).toContain("sees no channel C0NOTHING");
  });

  it("rejects with words where Slack does not say just now", async () => {
    const slack = await workspace();
    slack.misbehave("conversations.history", { kind: "reset" });
    await expect(examine(slack, slack.channel.id)).rejects.toThrow(/not known\. Try again in a minute/);
  });
});
