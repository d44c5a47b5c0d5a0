import { REST } from "discord.js";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { slashes } from "../../../commands/index.ts";
import { examineDiscord } from "../../../src/adapters/discord/examine.ts";
import { registerCommands } from "../../../src/adapters/discord/register.ts";
import { defineCommand, type Slash } from "../../../src/chat/command.ts";
import { UserError } from "../../../src/chat/errors.ts";
import { adapterFor, newsBot, register, startDiscord } from "./newsroom.ts";

type Discord = Awaited<ReturnType<typeof startDiscord>>;

describe("registering", () => {
  test("the commands are those of the bot, checked by Discord’s own rules", async () => {
    const discord = await startDiscord();
    const registration = await register(discord);
    expect(discord.violations).toEqual([]);
    expect(registration.commands).toEqual(["/brief", "/desk"]);
    expect(registration.invite).toContain(`client_id=${discord.applicationId}`);
    const [brief, desk] = discord.commands();
    expect(desk).toMatchObject({ name: "desk", default_member_permissions: "32", contexts: [0] });
    expect(brief).toMatchObject({ name: "brief", contexts: [0, 1], integration_types: [0] });
    expect(brief!.options!.map(({ name }) => name)).toEqual(slashes[0]!.commands.map(({ name }) => name));
    expect(brief!.options!.find(({ name }) => name === "figure")).toMatchObject({
      options: [
        { name: "figure", type: 3, required: true, autocomplete: true },
        { name: "page", type: 4, min_value: 1 },
        { name: "share", type: 5 },
      ],
    });
  });

  test("what is required stands first, and long descriptions are cut, as Discord demands", async () => {
    const discord = await startDiscord();
    const odd: Slash = {
      name: "odd",
      summary: "s".repeat(300),
      audience: "asker",
      bare: "one",
      commands: [
        defineCommand({
          name: "one",
          summary: "A summary that goes on. ".repeat(20),
          audience: "asker",
          options: z.object({
            maybe: z.string().optional().describe("May be left out. ".repeat(20)),
            must: z.string().describe("Must be there"),
            undescribed: z.number().int(),
          }),
          run: () => ({ parts: [] }),
        }),
      ],
    };
    await registerCommands({ token: discord.token, apiUrl: discord.apiUrl, slashes: [odd] });
    const [command] = discord.commands();
    expect(command!.options![0]!.options!.map(({ name }) => name)).toEqual([
      "must",
      "undescribed",
      "maybe",
      "share",
    ]);
  });

  test("never in one server and everywhere at once: one takes the other away (discord-api-docs#3885)", async () => {
    const discord = await startDiscord();
    await register(discord, discord.guild.id);
    expect([discord.commands().length, discord.commands("guild").length]).toEqual([0, 2]);
    const registration = await register(discord);
    expect([discord.commands().length, discord.commands("guild").length]).toEqual([2, 0]);
    expect(registration.cleared).toEqual([discord.guild.id]);
    await register(discord, discord.guild.id);
    expect([discord.commands().length, discord.commands("guild").length]).toEqual([0, 2]);
    expect(discord.violations).toEqual([]);
  });

  test("a wrong token or server is for the operator, and takes nothing away", async () => {
    const discord = await startDiscord();
    await register(discord);
    const wrongToken = registerCommands({ token: `${discord.token}x`, apiUrl: discord.apiUrl, slashes });
    await expect(wrongToken).rejects.toThrow(UserError);
    await expect(register(discord, "123456789012345678")).rejects.toThrow(
      /not in the server 123456789012345678/,
    );
    expect(discord.commands()).toHaveLength(2);
  });
});

describe("what is registered is told at the start", () => {
  async function startAfter(prepare: (discord: Discord) => unknown) {
    const discord = await startDiscord();
    await prepare(discord);
    const { adapter, log } = adapterFor(discord);
    await adapter.start(newsBot());
    const told = () => log.find(({ message }) => /slash commands/.test(message));
    await discord.until(told, "what is told");
    return told()!;
  }

  test("nothing is said of commands that are current, everywhere or in a server", async () => {
    expect((await startAfter((discord) => register(discord))).level).toBe("debug");
    expect((await startAfter((discord) => register(discord, discord.guild.id))).level).toBe("debug");
  });

  test("missing, stale and double ones are told, with what to do", async () => {
    const rest = (discord: Discord) => new REST({ api: discord.apiUrl }).setToken(discord.token);
    const old = [{ name: "brief", description: "Of last year" }];
    const cases: [RegExp, (discord: Discord) => Promise<unknown>][] = [
      [/no slash commands are registered/, async () => {}],
      [
        /not this version’s|not this version's/,
        (discord) => rest(discord).put(`/applications/${discord.applicationId}/commands`, { body: old }),
      ],
      [
        /both everywhere and in Newsroom/,
        async (discord) => {
          await register(discord);
          const { applicationId, guild } = discord;
          await rest(discord).put(`/applications/${applicationId}/guilds/${guild.id}/commands`, {
            body: old,
          });
        },
      ],
    ];
    for (const [words, prepare] of cases) {
      const { level, message } = await startAfter(prepare);
      expect([level, message]).toEqual(["warn", expect.stringMatching(words)]);
      expect(message).toContain("discord-register");
    }
  });
});

describe("the doctor", () => {
  const examine = (discord: Discord, token = discord.token, moderators = new Set(["1"])) =>
    examineDiscord({ token, apiUrl: discord.apiUrl, slashes, moderators });

  test("finds everything well when it is, and says as whom and where", async () => {
    const discord = await startDiscord();
    await register(discord);
    const checks = await examine(discord);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    const told = checks.map(({ text }) => text).join("\n");
    expect(told).toContain("dateline");
    expect(told).toContain("Newsroom");
    expect(told).toContain("gateway answers");
  });

  test("says what is wrong and what to do: commands, permissions, moderators, no server", async () => {
    const discord = await startDiscord({ botPermissions: 0n });
    const told = (await examine(discord, discord.token, new Set())).filter(({ ok }) => !ok);
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining("lacks View Channel"),
      expect.stringContaining("no slash commands"),
      expect.stringContaining("no moderators"),
    ]);
    expect(told.filter(({ mend }) => !mend)).toEqual([]);
    discord.throwOut();
    const [alone] = (await examine(discord)).filter(({ ok }) => !ok);
    expect(alone!.mend).toContain("https://discord.com/oauth2/authorize?client_id=");
  });

  test("tells a wrong token from a Discord that is not reached, and shows no secret", async () => {
    const discord = await startDiscord();
    const [wrong] = await examine(discord, `${discord.token}x`);
    expect(wrong).toMatchObject({ ok: false, mend: expect.stringContaining("DISCORD_TOKEN") });
    await discord.stop();
    const [lost] = await examine(discord);
    expect(lost).toMatchObject({ ok: false, text: expect.stringContaining("cannot be reached") });
    expect(JSON.stringify([wrong, lost])).not.toContain(discord.token);
  });
});
