import { describe, expect, it } from "vitest";
import { createClient } from "../../../src/adapters/slack/client.ts";
import { SILENT } from "../../../src/adapters/slack/log.ts";
import { createPictures } from "../../../src/adapters/slack/pictures.ts";
import { agreeing } from "../../charts/charts.ts";
import { createSketcher } from "../../support/sketch.ts";
import type { Message } from "../../support/slack/message.ts";
import { onSlack, workspace } from "./newsroom.ts";

const pictureIn = ({ blocks }: Message) => blocks.find(({ type }) => type === "image");
const artist = createSketcher();

describe("a chart on Slack", () => {
  it("is answered in words at once, and its picture follows, for whoever asked alone", async () => {
    const slack = await workspace();
    await onSlack(slack, { artist });
    const asked = await slack.slash({ command: "/brief", text: "chart harbour-fire/evacuated" });
    expect(asked.seen()[0]).toMatchObject({ via: "ack", ephemeralTo: slack.person.id });
    expect(asked.seen()[0]!.text).toContain("as many as 1,200 people, said a fire brigade spokesperson");
    await slack.until(() => asked.seen().length === 2, "the picture");
    const picture = asked.seen()[1]!;
    expect(picture).toMatchObject({ via: "response_url", ephemeralTo: slack.person.id });
    const { alt_text, slack_file } = pictureIn(picture) as unknown as {
      alt_text: string;
      slack_file: { id: string };
    };
    for (const text of [picture.text, alt_text]) {
      expect(text).toContain("as many as 1,200 people, said a fire brigade spokesperson (The Calder Courier");
      expect(text).toContain("more than 1,500 people, no source named, as Reuters was told (Evening Post");
    }
    expect(Buffer.from(slack.file(slack_file.id)!.subarray(1, 4)).toString()).toBe("PNG");
    expect(slack.violations).toEqual([]);
  });

  it("is never shared as a file: a private one would be seen by the channel", async () => {
    const slack = await workspace();
    await onSlack(slack, { artist });
    const asked = await slack.slash({ command: "/brief", text: "chart loss" });
    await slack.until(() => asked.seen().length === 2, "the picture");
    expect(slack.lastArgs("files.completeUploadExternal")).not.toHaveProperty("channel_id");
    expect(slack.messages("general", slack.addPerson({ name: "bo" }))).toEqual([]);
  });

  it("that is shared shows its picture to the channel", async () => {
    const slack = await workspace();
    await onSlack(slack, { artist });
    await slack.slash({ command: "/brief", text: "chart loss share:yes" });
    const bo = slack.addPerson({ name: "bo" });
    await slack.until(() => slack.messages("general", bo).some(pictureIn), "the picture");
  });

  it("is given to Slack once, however often it is asked for", async () => {
    const slack = await workspace();
    await onSlack(slack, { artist });
    for (let time = 0; time < 3; time += 1) {
      const asked = await slack.slash({ command: "/brief", text: "chart loss" });
      await slack.until(() => asked.seen().some(pictureIn), "the picture");
    }
    expect(slack.requestsTo("files.getUploadURLExternal")).toHaveLength(1);
  });

  it("shows its picture as soon as Slack has taken it in (java-slack-sdk#1349)", async () => {
    const slack = await workspace();
    slack.rules.filesUnreadyFor = 2;
    await onSlack(slack);
    const asked = await slack.slash({ command: "/brief", text: "help" });
    const reach = { apiUrl: slack.apiUrl, log: SILENT };
    const showPictures = createPictures({
      client: createClient(slack.botToken, reach),
      artist,
      sayDirectly: async () => expect.fail("the address was good"),
      log: SILENT,
      pausesMs: [0, 0],
    });
    const { response_url: responseUrl } = asked.payload as { response_url: string };
    const person = { user: slack.person.id, channel: slack.channel.id };
    await showPictures(
      { ...person, text: "/brief chart x", responseUrl },
      { visibility: "private", charts: [agreeing] },
    );
    expect(asked.seen().filter(pictureIn)).toHaveLength(1);
    expect(slack.requestsTo("response_url")).toHaveLength(3);
  });

  it.each([
    ["the file is refused", { scopes: ["commands", "chat:write"] }, { artist }],
    ["it cannot be drawn", {}, { artist: { ...artist, draw: async () => undefined } }],
    ["there is nobody to draw it", {}, {}],
  ])("is answered in words all the same where %s", async (_, options, wish) => {
    const slack = await workspace(options);
    const { adapter } = await onSlack(slack, wish);
    const asked = await slack.slash({ command: "/brief", text: "chart loss" });
    expect(asked.seen()[0]!.text).toContain("between £5m and £7m");
    await adapter.stop();
    expect(asked.seen()).toHaveLength(1);
  });
});
