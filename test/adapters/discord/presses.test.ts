import { describe, expect, test } from "vitest";
import type { Reply } from "../../../src/chat/reply.ts";
import { adapterFor, botThat, newsBot, onAir, privately } from "./newsroom.ts";

const askLoss = { command: "brief figure", options: { figure: "loss" } };
const shareLoss = { ...askLoss, options: { figure: "loss", share: true } };
const saying = (reply: Reply) => botThat(() => privately(reply));

function controlFor(controls: readonly string[], command: string): string {
  return controls.find((control) => control.endsWith(command))!;
}

describe("buttons and menus", () => {
  test("a button runs its command for whoever presses it, and answers that person alone", async () => {
    const { discord } = await onAir(newsBot(), { users: ["ana", "ben"] });
    const shown = await (await discord.slash({ ...shareLoss, user: "ana" })).reply();
    const pressed = await discord.press(
      shown,
      controlFor(shown.controls, "/brief source harbour-fire/loss"),
      { user: "ben" },
    );
    const source = await pressed.reply();
    expect(source.text).toContain("The Calder Courier");
    expect(source.ephemeralTo).toBe(discord.user("ben").id);
    expect(discord.violations).toEqual([]);
  });

  test("the button that shares brings the answer to the channel", async () => {
    const { discord } = await onAir();
    const shown = await (await discord.slash(askLoss)).reply();
    await discord.press(shown, controlFor(shown.controls, "share:yes"));
    expect(discord.messages("general").map(({ text }) => text)).toEqual([
      expect.stringContaining("between £5m and £7m"),
    ]);
  });

  test("a choice from a menu runs what was chosen", async () => {
    const { discord } = await onAir();
    const table = await (await discord.slash({ command: "brief figures" })).reply();
    const menu = table.controls.find((control) => control.endsWith("menu"))!;
    const chosen = await discord.choose(table, menu, ["/brief figure harbour-fire/loss"]);
    expect((await chosen.reply()).text).toContain("between £5m and £7m");
  });

  test("an old button works after a restart, since it carries all it needs", async () => {
    const { discord, adapter } = await onAir();
    const shown = await (await discord.slash(shareLoss)).reply();
    await adapter.stop();
    const next = adapterFor(discord);
    await next.adapter.start(newsBot());
    const pressed = await discord.press(shown, controlFor(shown.controls, "/brief source harbour-fire/loss"));
    expect((await pressed.reply()).text).toContain("The Calder Courier");
  });

  test("a reference of the longest kind still fits a button, and comes back as it was", async () => {
    const command = `/brief figure ${"s".repeat(64)}/${"f".repeat(64)} page:12 share:yes`;
    const asked: string[] = [];
    const bot = botThat(({ text }) => {
      asked.push(text);
      return privately({ parts: [{ kind: "buttons", buttons: [{ label: "Next", command }] }] });
    });
    const { discord } = await onAir(bot);
    const shown = await (await discord.slash(askLoss)).reply();
    await discord.press(shown, shown.controls[0]!);
    expect(asked.at(-1)).toBe(command);
    expect(discord.violations).toEqual([]);
  });

  test("a command that no control can carry is there to be typed, not dead to be pressed", async () => {
    const command = `/brief figure ${"x".repeat(300)}`;
    const { discord } = await onAir(
      saying({
        parts: [
          { kind: "buttons", buttons: [{ label: "Next", command }] },
          { kind: "entries", entries: [{ title: "An entry", command }] },
        ],
      }),
    );
    const shown = await (await discord.slash(askLoss)).reply();
    expect(shown.controls).toEqual([]);
    expect(shown.text.split(command)).toHaveLength(3);
  });

  test("a control of nobody knows what is answered in words", async () => {
    const { discord } = await onAir(
      saying({ parts: [{ kind: "buttons", buttons: [{ label: "A", command: "not a command" }] }] }),
    );
    const shown = await (await discord.slash(askLoss)).reply();
    const pressed = await discord.press(shown, shown.controls[0]!);
    expect((await pressed.reply()).text).toContain("leads nowhere");
  });
});

describe("moderators (Red-DiscordBot#5878: no check on buttons)", () => {
  const statusButton: Reply = {
    parts: [{ kind: "buttons", buttons: [{ label: "Status", command: "/desk status" }] }],
  };

  /** The bot as it is, but that /brief help shows a button for the desk, as a forged custom_id would press it. */
  function withDeskButton(moderators: readonly string[]) {
    const bot = newsBot({ moderators });
    return {
      ...bot,
      answer: async (invocation: Parameters<typeof bot.answer>[0]) =>
        invocation.text === "/brief help"
          ? { visibility: "public" as const, reply: statusButton }
          : bot.answer(invocation),
    };
  }

  test("a forged press on /desk is refused to whoever is no moderator", async () => {
    const { discord } = await onAir(withDeskButton(["123456789012345678"]));
    const shown = await (await discord.slash({ command: "brief help" })).reply();
    const pressed = await discord.press(shown, shown.controls[0]!);
    const refused = await pressed.reply();
    expect(refused.text).toContain("for moderators");
    expect(refused.ephemeralTo).toBe(discord.user("reader").id);
  });

  test.each([
    ["a role", "ana"],
    ["a person", "ben"],
  ])("a moderator is known by %s, in commands and in presses", async (_, user) => {
    const { discord } = await onAir(
      (discord) => withDeskButton([discord.role("editors").id, discord.user("ben").id]),
      { users: [{ name: "ana", roles: ["editors"] }, "ben", "cy"], roles: ["editors"] },
    );
    const shown = await (await discord.slash({ command: "brief help", user })).reply();
    const pressed = await discord.press(shown, shown.controls[0]!, { user });
    expect((await pressed.reply()).text).toContain("The desk");
    const refused = await discord.press(shown, shown.controls[0]!, { user: "cy" });
    expect((await refused.reply()).text).toContain("for moderators");
  });

  test("with no moderators named, nobody is one, and it is said how to mend it", async () => {
    const { discord } = await onAir(newsBot());
    const outcome = await discord.slash({ command: "desk status", user: "owner" });
    expect((await outcome.reply()).text).toContain("DISCORD\\_MODERATORS");
  });

  test("/desk is not shown to those who may not manage the server", async () => {
    const { discord } = await onAir();
    await expect(discord.slash({ command: "desk status" })).rejects.toThrow("not shown");
    await expect(discord.slash({ command: "desk status", user: "owner", inDm: true })).rejects.toThrow(
      "not offered",
    );
  });
});
