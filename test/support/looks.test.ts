import { describe, expect, test } from "vitest";
import { discordLook } from "./looks/discord.ts";
import { looksPage } from "./looks/page.ts";
import { slackLook } from "./looks/slack.ts";

const noPicture = () => undefined;
const slack = (...blocks: object[]) => String(slackLook({ text: "words", blocks }, noPicture));
const discord = (content: string) =>
  String(discordLook({ components: [{ type: 10, content }], ephemeralTo: undefined }, noPicture));

describe("a message’s look", () => {
  test("shows what is escaped as the text that it is", () => {
    const text = { type: "mrkdwn", text: "*as many as 80* &lt;b&gt; <https://a.example|A &amp; B>" };
    expect(slack({ type: "section", text })).toContain("<b>as many as 80</b> &lt;b&gt; <a href=");
    expect(discord("**as many as 80** \\*not bold\\* \\<@1>")).toContain(
      '<p dir="auto"><b>as many as 80</b> *not bold* &lt;@1&gt;</p>',
    );
  });

  test("takes plain text of Slack’s as it stands, marks and all", () => {
    const text = { type: "plain_text", text: "*80* <!here>" };
    expect(slack({ type: "section", text })).toContain("*80* &lt;!here&gt;");
  });

  test("makes a mention loud: none is to be there", () => {
    const loud = '<mark class="mention">';
    expect(slack({ type: "section", text: { type: "mrkdwn", text: "<!here>" } })).toContain(loud);
    expect(discord("<@123> and @everyone").split(loud)).toHaveLength(3);
  });

  test("is refused for what it does not know, so that nothing is missing from a picture", () => {
    expect(() => slack({ type: "video" })).toThrow("no look yet for a block of Slack's of the type video");
    const file = { components: [{ type: 13 }], ephemeralTo: undefined };
    expect(() => discordLook(file, noPicture)).toThrow("of the type 13");
  });

  test("is one page that asks for nothing from elsewhere", () => {
    const scene = { title: "</style><script>", slack: [], discord: [], pictureOf: noPicture };
    const page = looksPage([scene]);
    expect(page).not.toMatch(/<script|<link|@import|url\(/);
  });
});
