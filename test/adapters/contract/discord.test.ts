import { describe, expect, onTestFinished, test } from "vitest";
import { slashes } from "../../../commands/index.ts";
import { createDiscordAdapter } from "../../../src/adapters/discord/index.ts";
import { registerCommands } from "../../../src/adapters/discord/register.ts";
import { createFakeDiscord, type FakeDiscord } from "../../support/discord/fake-discord.ts";
import { createSketcher } from "../../support/sketch.ts";
import { COMMANDS, editionsFor, missing, type Newsroom, newsroomFor, wantedIn } from "./newsroom.ts";

/** A Discord of its own for each command: what it has kept of others would be looked through again and again. */
async function onDiscord(): Promise<{ discord: FakeDiscord; newsroom: Newsroom }> {
  const discord = await createFakeDiscord();
  const { token, apiUrl } = discord;
  const newsroom = await newsroomFor([discord.owner.id]);
  const adapter = createDiscordAdapter({
    token,
    apiUrl,
    now: () => Temporal.Now.instant(),
    artist: createSketcher(),
  });
  onTestFinished(async () => {
    await adapter.stop();
    await discord.stop();
  });
  await registerCommands({ token, apiUrl, slashes });
  await adapter.start(newsroom.bot);
  return { discord, newsroom };
}

describe.each(COMMANDS)("/$command $options", (asking) => {
  test("Discord takes every message, says every figure, and pings nobody", async () => {
    const { discord, newsroom } = await onDiscord();
    const { command, options, says = [] } = asking;
    for (const edition of editionsFor(asking)) {
      newsroom.edition = edition;
      const wanted = [...wantedIn(await newsroom.answerTo(command, options)), ...says];
      const asked = await discord.slash({ command, options, user: discord.owner });
      await asked.reply();
      const shown = () =>
        asked
          .shown()
          .map(({ text }) => text)
          .join(" ");
      await discord.until(() => missing(wanted, shown()).length === 0 || undefined, "every figure");
      for (const { pings, ephemeralTo } of asked.shown()) {
        expect(pings).toEqual({ everyone: false, here: false, users: [], roles: [] });
        expect(ephemeralTo).toBeDefined();
      }
    }
    expect(discord.violations).toEqual([]);
  }, 120_000);
});
