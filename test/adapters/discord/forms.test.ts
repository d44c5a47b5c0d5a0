import { PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { deskBot } from "../desk-bot.ts";
import { adapterFor, onAir, register, startDiscord } from "./newsroom.ts";

const CORRECT = { command: "desk correct", options: { figure: "harbour-fire/evacuated" } };
const counted = { words: "about 1,400", value: "about 1400", reason: "the brigade counted again" };

async function withModerator() {
  const discord = await startDiscord({
    users: ["ana", "ben"].map((name) => ({ name, roles: ["editors"] })),
    roles: [{ name: "editors", permissions: PermissionFlagsBits.ManageGuild }],
  });
  await register(discord);
  const { bot, desk, refused } = await deskBot("discord", [discord.user("ana").id]);
  const { adapter, log } = adapterFor(discord);
  await adapter.start(bot);
  return { discord, bot, desk, refused, adapter, log };
}

const fieldsOf = (shown: { modal: { components: unknown } | undefined }) =>
  (shown.modal!.components as { label: string; component: { custom_id: string; value?: string } }[]).map(
    ({ label, component }) => `${label} (${component.custom_id}): ${component.value ?? ""}`,
  );

describe("a form", () => {
  test("opens with what the figure says, five fields that hold it all, and is sent as its command", async () => {
    const { discord, desk } = await withModerator();
    const shown = await discord.slash({ ...CORRECT, user: "ana" });
    expect(shown.modal?.title).toBe("Correct “people moved from their homes”");
    expect(fieldsOf(shown)).toEqual([
      "Hedge and value (value): at-most 1200",
      "Printed words (words): as many as 1,200",
      "Who said it (by): a fire brigade spokesperson",
      "Report (report): courier",
      "Reason (reason): ",
    ]);
    const sent = await discord.submitModal(shown, counted);
    const reply = await sent.reply();
    expect(reply.text).toContain("about 1,400");
    expect(reply.ephemeralTo).toBe(discord.user("ana").id);
    expect(discord.violations).toEqual([]);
    expect(await desk.desk.open()).toHaveLength(1);
    const publish = reply.controls.find((control) => control.includes("/desk publish"))!;
    const pressed = await discord.press(reply, publish, { user: "ana" });
    expect((await pressed.reply()).text).toContain("Published");
  });

  test("that is filled in wrongly is told so at the field, and opens again with what was typed", async () => {
    const { discord, desk } = await withModerator();
    const shown = await discord.slash({ ...CORRECT, user: "ana" });
    const wrong = {
      ...counted,
      value: "exactly 1400",
      report: "Count | Board | 2026-03 | https://board.example",
    };
    const sent = await discord.submitModal(shown, wrong);
    const reply = await sent.reply();
    expect(reply.text).toContain("hedge: “about 1,400” means about 1,400: the hedge is about");
    expect(reply.text).toContain("exactly 1400");
    expect(reply.ephemeralTo).toBe(discord.user("ana").id);
    const again = await discord.press(reply, reply.controls[0]!, { user: "ana" });
    expect(fieldsOf(again)).toEqual([
      "Hedge and value (value): exactly 1400",
      "Printed words (words): about 1,400",
      "Who said it (by): a fire brigade spokesperson",
      "Report (report): Count | Board | 2026-03 | https://board.example",
      "Reason (reason): the brigade counted again",
    ]);
    expect(await desk.desk.open()).toEqual([]);
    await (await discord.submitModal(again, { value: "about 1400" })).reply();
    expect(await desk.desk.open()).toHaveLength(1);
    const fresh = await discord.slash({ ...CORRECT, user: "ana" });
    expect(fieldsOf(fresh)[0]).toContain("at-most 1200");
    expect(discord.violations).toEqual([]);
  });

  test("is not opened for whoever is no moderator, by command or by button", async () => {
    const { discord, adapter, refused } = await withModerator();
    const asked = await discord.slash({ ...CORRECT, user: "ben" });
    expect(asked.modal).toBeUndefined();
    expect((await asked.reply()).text).toContain("you are not one here");
    const button = { label: "Correct", command: "/desk correct harbour-fire/evacuated" };
    await adapter.post(
      discord.channel("general").id,
      { parts: [{ kind: "buttons", buttons: [button] }] },
      "k",
    );
    const [posted] = discord.messages("general");
    const pressed = await discord.press(posted!, posted!.controls[0]!, { user: "ben" });
    expect(pressed.modal).toBeUndefined();
    expect((await pressed.reply()).text).toContain("you are not one here");
    expect(refused).toHaveLength(2);
  });

  test("that somebody else sends is refused and told why, and changes nothing", async () => {
    const { discord, desk, refused } = await withModerator();
    const shown = await discord.slash({ ...CORRECT, user: "ana" });
    const forged = await discord.submitModal(shown, counted, { user: "ben" });
    expect((await forged.reply()).text).toContain("you are not one here");
    expect(refused).toHaveLength(1);
    expect(await desk.desk.open()).toEqual([]);
  });

  test("sent twice is one change", async () => {
    const { discord, desk } = await withModerator();
    const shown = await discord.slash({ ...CORRECT, user: "ana" });
    await (await discord.submitModal(shown, counted)).reply();
    const again = await discord.submitModal(shown, counted);
    expect((await again.reply()).text).toContain("proposed already, in proposal 1");
    expect(await desk.desk.amendments.list()).toHaveLength(1);
  });

  test("that comes too late to be opened is told in words, with a button that opens it", async () => {
    const { bot } = await deskBot("discord", []);
    const { discord } = await onAir({
      ...bot,
      answer: async () => {
        await discord.requested({ route: "POST /interactions/:interaction/:token/callback" });
        return {
          visibility: "private",
          reply: {
            parts: [
              {
                kind: "form",
                title: "Correct it",
                command: "/desk correct x",
                submit: "Propose",
                fields: [{ name: "words", label: "Words", kind: "line", value: "about 80", required: true }],
              },
            ],
          },
        };
      },
    });
    const asked = await discord.slash({ ...CORRECT, user: discord.owner });
    await discord.until(
      () => asked.shown().some(({ text }) => text.includes('words:"about 80"')) || undefined,
      "words",
    );
    expect(asked.shown().flatMap(({ controls }) => controls)).toEqual([
      expect.stringContaining("/desk correct x"),
    ]);
  });
});
