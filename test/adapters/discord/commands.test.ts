import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/chat/invocation.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { botThat, newsBot, onAir, privately, textReply } from "./newsroom.ts";

const CALLBACK = "POST /interactions/:interaction/:token/callback";
const EDIT = "PATCH /webhooks/:application/:token/messages/:message";
const FOLLOW_UP = "POST /webhooks/:application/:token";
const askLoss = { command: "brief figure", options: { figure: "loss" } };

describe("asking", () => {
  test("a figure comes at once, to the person alone, with hedge, attribution and outlet", async () => {
    const { discord } = await onAir();
    const outcome = await discord.slash(askLoss);
    const { text, ephemeralTo, suppressesEmbeds } = await outcome.reply();
    expect(outcome.callback).toBe(4);
    expect(text).toContain("between £5m and £7m");
    expect(text).toContain("said an insurer");
    expect(text).toContain("The Calder Courier");
    expect(text).toContain("(https://courier.example/fire#:~:text=between%20%C2%A35m%20and%20%C2%A37m)");
    expect([ephemeralTo, suppressesEmbeds]).toEqual([discord.user("reader").id, true]);
    expect(discord.messages("general")).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  test("every command of the bot is answered, bare of options where it can be", async () => {
    const { discord } = await onAir(newsBot({ moderators: [] }));
    for (const command of ["latest", "stories", "figures", "help"]) {
      const outcome = await discord.slash({ command: `brief ${command}` });
      expect((await outcome.reply()).text.length).toBeGreaterThan(20);
    }
    for (const command of ["status", "help"]) {
      const outcome = await discord.slash({ command: `desk ${command}`, user: "owner" });
      expect((await outcome.reply()).ephemeralTo).toBe(discord.owner.id);
    }
    expect(discord.violations).toEqual([]);
  });

  test("an answer that is shared is for the whole channel", async () => {
    const { discord } = await onAir();
    await discord.slash({ ...askLoss, options: { figure: "loss", share: true } });
    expect(discord.messages("general").map(({ text }) => text)).toEqual([
      expect.stringContaining("between £5m and £7m"),
    ]);
  });

  test("in a direct message it is the same", async () => {
    const { discord } = await onAir();
    const outcome = await discord.slash({ ...askLoss, inDm: true });
    expect((await outcome.reply()).text).toContain("between £5m and £7m");
  });

  test("what the person has to put right is told to that person alone, though it was to be shared", async () => {
    const { discord } = await onAir();
    const outcome = await discord.slash({
      command: "brief stories",
      options: { topic: "nothing", share: true },
    });
    expect((await outcome.reply()).ephemeralTo).toBe(discord.user("reader").id);
    expect(discord.messages("general")).toEqual([]);
  });

  test("an answer longer than a message goes on in others, as private as the first, and nothing is lost", async () => {
    const sentences = Array.from(
      { length: 120 },
      (_, n) => `Sentence number ${n} of a very long answer, which goes on.`,
    );
    const { discord } = await onAir(
      botThat(() => privately({ parts: sentences.map((text) => ({ kind: "text", runs: [text] })) })),
    );
    const outcome = await discord.slash(askLoss);
    await outcome.sees(({ text }) => text.includes(sentences.at(-1)!));
    const shown = outcome.shown();
    const all = shown.map(({ text }) => text).join("\n");
    expect(shown.length).toBeGreaterThan(1);
    for (const sentence of sentences) expect(all).toContain(sentence);
    expect(new Set(shown.map(({ ephemeralTo }) => ephemeralTo))).toEqual(
      new Set([discord.user("reader").id]),
    );
    expect(discord.violations).toEqual([]);
  });
});

describe("a bot that takes its time (discord.js#7005, #8789: unknown interaction)", () => {
  function slowBot() {
    const gate = Promise.withResolvers<Answer>();
    return { bot: botThat(() => gate.promise), answer: gate.resolve };
  }

  test("is announced in time, and fills in the answer for the same person", async () => {
    const { bot, answer } = slowBot();
    const { discord } = await onAir(bot);
    const outcome = await discord.slash(askLoss);
    expect([outcome.callback, outcome.acknowledged]).toEqual([5, true]);
    answer(privately(textReply("as many as 80")));
    expect(await outcome.reply()).toMatchObject({
      text: "as many as 80",
      ephemeralTo: discord.user("reader").id,
    });
    expect(discord.violations).toEqual([]);
  });

  test("is announced to everyone where the answer is to be shared", async () => {
    const { bot, answer } = slowBot();
    const { discord } = await onAir(bot);
    const outcome = await discord.slash({ ...askLoss, options: { figure: "loss", share: true } });
    answer({ visibility: "public", reply: textReply("as many as 80") });
    await outcome.reply();
    expect(discord.messages("general").map(({ text }) => text)).toEqual(["as many as 80"]);
  });

  test("keeps private what turned out to be private after a public announcement", async () => {
    const { bot, answer } = slowBot();
    const { discord } = await onAir(bot);
    const outcome = await discord.slash({ ...askLoss, options: { figure: "loss", share: true } });
    answer(privately({ parts: [{ kind: "problem", text: "No such figure." }] }));
    const said = await outcome.sees(({ text }) => text.includes("No such figure"));
    expect(said.ephemeralTo).toBe(discord.user("reader").id);
    await discord.until(() => discord.messages("general").length === 0, "an empty channel");
    expect(discord.violations).toEqual([]);
  });

  test("shows to all what turned out to be public after a private announcement", async () => {
    const { bot, answer } = slowBot();
    const { discord } = await onAir(bot);
    const outcome = await discord.slash(askLoss);
    answer({ visibility: "public", reply: textReply("as many as 80") });
    await outcome.sees(({ text }) => text === "as many as 80");
    expect(discord.messages("general").map(({ text }) => text)).toEqual(["as many as 80"]);
  });

  test("a token that has run out meanwhile is logged, and the next command is answered", async () => {
    const { bot, answer } = slowBot();
    const { discord, log } = await onAir(bot);
    await discord.slash(askLoss);
    discord.advance(15 * 60_000);
    answer(privately(textReply("too late")));
    await discord.until(() => log.some(({ level }) => level === "error"), "a line in the log");
    expect(await (await discord.slash(askLoss)).reply()).toMatchObject({ text: "too late" });
  });
});

describe("the wire going wrong", () => {
  test("an interaction that is over already is logged and harms nobody", async () => {
    const { discord, log } = await onAir(
      botThat(() => {
        discord.advance(3000);
        return privately(textReply("too late"));
      }),
    );
    expect((await discord.slash(askLoss)).acknowledged).toBe(false);
    await discord.until(() => log.some(({ level }) => level === "warn"), "a line in the log");
    expect(discord.requests({ route: FOLLOW_UP })).toEqual([]);
  });

  test("an interaction that another process has answered is left to it", async () => {
    const { discord, log } = await onAir();
    discord.misbehave(CALLBACK, { refuse: 40060 });
    void discord.slash(askLoss).catch(() => {});
    await discord.until(() => log.some(({ message }) => message.includes("answered by another")), "the log");
    expect(discord.requests({ route: FOLLOW_UP })).toEqual([]);
  });

  test.each([["lost reply" as const], ["reset" as const]])(
    "a connection that breaks on the answer (%s) costs nothing",
    async (fault) => {
      const { discord, log } = await onAir();
      discord.misbehave(CALLBACK, fault);
      const outcome = await discord.slash(askLoss);
      expect((await outcome.reply()).text).toContain("between £5m and £7m");
      await discord.until(() => discord.requests({ route: CALLBACK }).length === 2, "the second try");
      expect(log.filter(({ level }) => level !== "debug")).toEqual([]);
    },
  );

  test("a server error on the answer, done or not, is tried again at once", async () => {
    const { discord } = await onAir();
    discord.misbehave(CALLBACK, { status: 502 });
    expect((await (await discord.slash(askLoss)).reply()).text).toContain("between £5m and £7m");
    discord.misbehave(CALLBACK, { status: 502, done: true });
    const outcome = await discord.slash(askLoss);
    expect((await outcome.reply()).text).toContain("between £5m and £7m");
  });

  test("an answer of several messages comes whole though the reply to its first was lost", async () => {
    const parts = Array.from({ length: 12 }, (_, n) => ({
      kind: "note" as const,
      text: `Part ${n}. ${"A long sentence. ".repeat(40)}`,
    }));
    const { discord } = await onAir(botThat(() => privately({ parts })));
    for (const fault of [{ status: 502, done: true }, "lost reply" as const]) {
      discord.misbehave(CALLBACK, fault);
      const outcome = await discord.slash(askLoss);
      await outcome.sees(({ text }) => text.includes("Part 11."));
    }
  });

  test("a part that is lost keeps none of the others back", async () => {
    const parts = Array.from({ length: 18 }, (_, n) => ({
      kind: "note" as const,
      text: `Part ${n}. ${"A long sentence. ".repeat(40)}`,
    }));
    const { discord, log } = await onAir(botThat(() => privately({ parts })));
    discord.misbehave(FOLLOW_UP, "reset");
    const outcome = await discord.slash(askLoss);
    await outcome.sees(({ text }) => text.includes("Part 17."));
    expect(log.some(({ level, message }) => level === "error" && message.includes("a part"))).toBe(true);
  });

  test("a refusal of the answer itself is told to the person in its place", async () => {
    const { discord, log } = await onAir();
    discord.misbehave(CALLBACK, { refuse: 50035 });
    const outcome = await discord.slash(askLoss);
    expect((await outcome.reply()).text).toContain("could not be shown");
    expect(log.filter(({ level }) => level === "error")).toHaveLength(1);
  });

  test("an answer that cannot be rendered is told as a fault of ours, at once and late", async () => {
    const broken = { parts: [{ kind: "text", runs: undefined }] } as unknown as Reply;
    const gate = Promise.withResolvers<Answer>();
    const { discord, log } = await onAir(
      botThat(({ options }) => (options?.figure === "late" ? gate.promise : privately(broken))),
    );
    expect((await (await discord.slash(askLoss)).reply()).text).toContain("could not be shown");
    const late = await discord.slash({ ...askLoss, options: { figure: "late" } });
    gate.resolve(privately(broken));
    expect((await late.reply()).text).toContain("could not be shown");
    expect(log.filter(({ level }) => level === "error")).toHaveLength(2);
  });

  test("a refusal of a late answer replaces “is thinking…” with words", async () => {
    const gate = Promise.withResolvers<Answer>();
    const { discord } = await onAir(botThat(() => gate.promise));
    const outcome = await discord.slash(askLoss);
    discord.misbehave(EDIT, { refuse: 50035 });
    gate.resolve(privately(textReply("x")));
    expect((await outcome.reply()).text).toContain("could not be shown");
  });

  test("sixty commands in a second are all answered in time, late ones too", async () => {
    const gate = Promise.withResolvers<Answer>();
    const { discord } = await onAir(botThat(() => gate.promise));
    const asked = Array.from({ length: 60 }, () => discord.slash(askLoss));
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter(({ acknowledged }) => !acknowledged)).toEqual([]);
    const before = performance.now();
    gate.resolve(privately(textReply("as many as 80")));
    await Promise.all(outcomes.map((outcome) => outcome.reply()));
    // The library's own queue of fifty a second would hold the last ten back for one.
    expect(performance.now() - before).toBeLessThan(900);
  });
});
