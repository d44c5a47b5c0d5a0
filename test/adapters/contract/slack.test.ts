import { describe, expect, onTestFinished, test } from "vitest";
import { createSlackAdapter } from "../../../src/adapters/slack/index.ts";
import { createSketcher } from "../../support/sketch.ts";
import { createFakeSlack, type FakeSlack } from "../../support/slack/index.ts";
import {
  COMMANDS,
  editionsFor,
  missing,
  type Newsroom,
  newsroomFor,
  textOf,
  unescaped,
  wantedIn,
} from "./newsroom.ts";

/** A workspace of its own for each command: what it has kept of others would be looked through again and again. */
async function onSlack(): Promise<{ slack: FakeSlack; newsroom: Newsroom }> {
  const slack = await createFakeSlack();
  const newsroom = await newsroomFor([slack.person.id]);
  const adapter = createSlackAdapter({
    botToken: slack.botToken,
    receive: { mode: "socket", appToken: slack.appToken },
    apiUrl: slack.apiUrl,
    moderators: new Set(),
    now: () => Temporal.Now.instant(),
    artist: createSketcher(),
  });
  onTestFinished(async () => {
    await adapter.stop();
    await slack.stop();
  });
  await adapter.start(newsroom.bot);
  return { slack, newsroom };
}

describe.each(COMMANDS)("/$command $options", (asked) => {
  test("Slack takes every message, says every figure in the text too, and pings nobody", async () => {
    const { slack, newsroom } = await onSlack();
    const { command, options, says = [] } = asked;
    const [slash, ...words] = textOf(command, options).split(" ");
    for (const edition of editionsFor(asked)) {
      newsroom.edition = edition;
      const wanted = [...wantedIn(await newsroom.answerTo(command, options)), ...says];
      const typed = await slack.slash({ command: slash!, text: words.join(" ") });
      const shown = () =>
        unescaped(
          typed
            .seen()
            .map(({ text }) => text)
            .join(" "),
        );
      await slack.until(() => missing(wanted, shown()).length === 0, "every figure");
      expect(typed.error).toBeUndefined();
      expect(typed.seen().every(({ ephemeralTo }) => ephemeralTo !== undefined)).toBe(true);
    }
    expect(slack.pinging()).toEqual([]);
    expect(slack.violations).toEqual([]);
  }, 120_000);
});
