import { describe, expect, it } from "vitest";
import type { FakeSlack } from "../../support/slack/index.ts";
import type { Message } from "../../support/slack/message.ts";
import { deskBot } from "../desk-bot.ts";
import { onSlack, overHttp, workspace } from "./newsroom.ts";

const CORRECT = { command: "/desk", text: "correct harbour-fire/evacuated" };
const counted = { words: "about 1,400", value: "1400", hedge: "about", reason: "the brigade counted again" };

/** The message with these words, once the person who asks sees it. */
function says(slack: FakeSlack, words: string): Promise<Message> {
  const there = () => slack.messages("general", slack.person).find(({ text }) => text.includes(words));
  return slack.until(there, words);
}

describe.each([
  ["Socket Mode", onSlack],
  ["HTTP", overHttp],
])("a form over %s", (_, live) => {
  async function withModerator() {
    const slack = await workspace();
    const { bot, desk, refused } = await deskBot("slack", [slack.person.id]);
    const { adapter } = await live(slack, { bot });
    return { slack, bot, desk, refused, adapter };
  }

  /** Types the command, and waits for the form. */
  async function opened(slack: FakeSlack, typed = CORRECT) {
    const asked = await slack.slash(typed);
    expect(asked.ack).toMatchObject({ ok: true });
    await slack.until(() => slack.modals().length > 0 || undefined, "the form");
    return asked;
  }

  it("opens with what the figure says, is sent as its command, and is answered where it was asked for", async () => {
    const { slack, desk } = await withModerator();
    await opened(slack);
    const { content } = slack.modals().at(-1)!;
    expect(content.title).toMatchObject({ text: expect.stringContaining("Correct") });
    const blocks = content.blocks as { block_id?: string; element?: { initial_value?: string } }[];
    expect(blocks.find(({ block_id }) => block_id === "words")?.element?.initial_value).toBe(
      "as many as 1,200",
    );
    const sent = await slack.submit(counted);
    expect(sent.ack).toMatchObject({ ok: true, payload: {} });
    expect(slack.modals()).toEqual([]);
    const said = await says(slack, "about 1,400");
    expect(said.ephemeralTo).toBe(slack.person.id);
    expect(slack.violations).toEqual([]);
    expect(await desk.desk.open()).toHaveLength(1);
    const published = await slack.press(said, "Publish");
    expect((await published.sees()).text).toContain("Published");
  });

  it("stays open with each problem at its field, and nothing that was filled in is lost", async () => {
    const { slack, desk } = await withModerator();
    await opened(slack);
    await slack.submit({ ...counted, value: "1500" });
    expect(slack.modals().at(-1)?.errors).toEqual({
      value: expect.stringContaining("the value is 1400, not 1500"),
    });
    await slack.submit({ ...counted, report: "new", title: "Count", outlet: "Board" });
    expect(slack.modals().at(-1)?.errors).toEqual({
      url: "a new report needs its address, from https:// on",
    });
    expect(await desk.desk.open()).toEqual([]);
    await slack.submit(counted);
    expect(slack.modals()).toEqual([]);
    expect(slack.violations).toEqual([]);
    expect(await desk.desk.open()).toHaveLength(1);
  });

  it("is not opened for whoever is no moderator, by command or by button", async () => {
    const { slack, adapter, refused } = await withModerator();
    const bo = slack.addPerson({ name: "bo" });
    const button = { label: "Correct", command: "/desk correct harbour-fire/evacuated" };
    await adapter.post(slack.channel.id, { parts: [{ kind: "buttons", buttons: [button] }] }, "k");
    const pressed = await slack.press(slack.messages("general")[0]!, "Correct", bo);
    expect((await pressed.sees()).text).toContain("you are not one here");
    const asked = await slack.slash({ ...CORRECT, user: bo });
    expect((await asked.sees()).text).toContain("you are not one here");
    expect(slack.modals(bo)).toEqual([]);
    expect(refused.map(({ where, command }) => `${where.user} ${command}`)).toEqual(
      Array(2).fill(`${bo.id} /desk correct`),
    );
  });

  it("that somebody else sends, be it forged or kept from before, is refused at its field and changes nothing", async () => {
    const { slack, desk, refused } = await withModerator();
    const bo = slack.addPerson({ name: "bo" });
    await opened(slack);
    slack.conjure(slack.modals().at(-1)!, bo);
    await slack.submit(counted, bo);
    expect(Object.values(slack.modals(bo).at(-1)!.errors)).toEqual([
      expect.stringContaining("you are not one here"),
    ]);
    expect(refused).toHaveLength(1);
    expect(await desk.desk.open()).toEqual([]);
  });

  it("sent twice is one change", async () => {
    const { slack, desk } = await withModerator();
    await opened(slack);
    const kept = slack.modals().at(-1)!;
    await slack.submit(counted);
    slack.conjure(kept, slack.person);
    await slack.submit(counted);
    await says(slack, "proposed already");
    expect(await desk.desk.open()).toHaveLength(1);
    expect(await desk.desk.amendments.list()).toHaveLength(1);
  });

  it("that cannot be opened any more is told how to be typed, with a button that opens it", async () => {
    const { slack } = await withModerator();
    slack.misbehave("views.open", { kind: "refused", error: "expired_trigger_id" });
    const asked = await slack.slash(CORRECT);
    const said = await asked.sees();
    expect(said.text).toContain('words:"as many as 1,200"');
    await slack.press(said, "Open the form");
    await slack.until(() => slack.modals().length > 0 || undefined, "the form");
  });

  it("asks why a story is withdrawn", async () => {
    const { slack, desk } = await withModerator();
    await opened(slack, { command: "/desk", text: "withdraw dam-leak" });
    await slack.submit({ reason: "the dam holds" });
    await says(slack, "Withdrawn: Villages below the Sorrel dam are emptied");
    expect((await desk.desk.open())[0]?.reason).toBe("the dam holds");
  });
});
