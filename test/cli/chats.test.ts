import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runDateline } from "../support/dateline.ts";
import { createFakeDiscord, type FakeDiscord } from "../support/discord/fake-discord.ts";
import { createFakeSlack, type FakeSlack } from "../support/slack/index.ts";

let slack: FakeSlack;
let discord: FakeDiscord;
let env: Record<string, string>;

beforeAll(async () => {
  slack = await createFakeSlack();
  discord = await createFakeDiscord();
  env = {
    LOCAL_PORT: "0",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
});
afterAll(async () => {
  await Promise.all([slack.stop(), discord.stop()]);
});

const secrets = () => [slack.botToken, slack.appToken, discord.token];

describe("a bot on every chat", () => {
  test("is registered, examined, started, answers the same figure everywhere, and stops", async () => {
    const registered = await runDateline(["discord-register"], env).finished();
    expect(registered).toMatchObject({ code: 0, err: "" });
    expect(registered.out).toContain("Registered /brief and /desk");

    const examined = await runDateline(["doctor"], env).finished();
    expect(examined.out).toContain("Slack: ✓ SLACK_BOT_TOKEN works");
    expect(examined.out).toContain("Discord: ✓ the token works");
    for (const secret of secrets()) expect(examined.out + examined.err).not.toContain(secret);

    const running = runDateline(["start"], env);
    for (const place of ["this machine", "Slack", "Discord"])
      await running.printed(`Dateline is on ${place}`);
    const onSlack = await slack.slash({ command: "/brief", text: "figure advisers" });
    await onSlack.sees(({ text }) => text.includes("as many as 80"), "the figure on Slack");
    const onDiscord = await discord.slash({
      command: "brief",
      subcommand: "figure",
      options: { figure: "advisers" },
    });
    expect((await onDiscord.reply()).text).toContain("as many as 80");
    running.child.kill("SIGTERM");
    const { code, out, err } = await running.finished();
    expect(code).toBe(0);
    for (const secret of secrets()) expect(out + err).not.toContain(secret);
  }, 60_000);

  test("runs on the chats that are well when one refuses its token, and says which variable to mend", async () => {
    const wrong = { ...env, DISCORD_TOKEN: "bm90LWEtdG9rZW4.made.up-token-that-nobody-has" };
    const running = runDateline(["start"], wrong);
    await running.printed("Dateline is on Slack");
    const said = await running.printed("DISCORD_TOKEN");
    expect(said).not.toContain(wrong.DISCORD_TOKEN);
    running.child.kill("SIGTERM");
    expect(await running.finished()).toMatchObject({ code: 0 });
  }, 60_000);

  test("the doctor fails where a token does not work, and says what to do", async () => {
    const wrong = { ...env, SLACK_BOT_TOKEN: "xoxb-not-it" };
    const { code, out } = await runDateline(["doctor"], wrong).finished();
    expect(code).toBe(1);
    expect(out).toContain("Slack: ✗ SLACK_BOT_TOKEN does not work");
    expect(out).not.toContain("xoxb-not-it");
  }, 60_000);
});
