import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandOf, customIdOf, valueIdOf, valueOfId } from "../../../src/adapters/discord/custom-id.ts";
import { escapeText } from "../../../src/adapters/discord/escape.ts";
import { renderReply } from "../../../src/adapters/discord/render.ts";
import { figuresIn } from "../../../src/chat/figures-in.ts";
import type { Hedged, Part, Reply } from "../../../src/chat/reply.ts";
import { checkMessage } from "../../support/discord/message-limits.ts";
import { checkAgainstSpec } from "../../support/discord/openapi.ts";
import { pingsOf } from "../../support/discord/pings.ts";
import { walkComponents } from "../../support/discord/shapes.ts";
import { everyKind } from "../local/replies.ts";

/** What a reader sees: escapes and links taken as Discord takes them, and nothing else read as markdown. */
function seen(reply: Reply): string {
  return renderReply(reply)
    .flatMap(({ components }) =>
      [...walkComponents(components as never)].map(({ component }) => component.content ?? ""),
    )
    .map(readable)
    .join("\n");
}

function readable(markdown: string): string {
  const shown = markdown.replace(
    /\\([^0-9A-Za-z\s])|\[((?:\\.|[^\]\\])*)\]\(https?:[^)\s]*\)|\*\*/g,
    (_, escaped?: string, linked?: string) => escaped ?? (linked === undefined ? "" : readable(linked)),
  );
  return shown.replace(/[\u2066-\u2069]/g, "");
}

function misfits(reply: Reply): unknown[] {
  return renderReply(reply).flatMap((message) => [
    ...checkMessage(message as never, [], "channel"),
    ...checkAgainstSpec("MessageCreateRequestSchema", message),
  ]);
}

const NASTY = [
  "@everyone",
  "@here",
  "<@1>",
  "<@&2>",
  "<#3>",
  "<t:0:R>",
  "<:a:1>",
  "</brief:1>",
  "`",
  "```",
  "**",
  "__",
  "~~",
  "||",
  "> ",
  "# ",
  "- ",
  "1. ",
  "-# ",
  "[a](https://a.example)",
  "https://a.example/x_y_z",
  "discord.gg/abc",
  "\\",
  "(",
  ")",
  "]",
  "مرحبا",
  "שלום",
  "👩‍👩‍👧‍👦",
  "🇬🇹",
  "é",
  "\n",
  "\u202e",
  "\ud800",
  "\0",
];
const word = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z]{1,12}$/) },
  { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
);
const textOf = (max: number) =>
  fc.array(word, { minLength: 1, maxLength: max }).map((words) => words.join(" "));
const value = fc
  .tuple(
    fc.constantFrom("as many as", "about", "more than", "at least", "exactly"),
    fc.integer({ min: 0, max: 10 ** 12 }),
  )
  .map(([hedge, number]) => `${hedge} ${number.toLocaleString("en")}`);
const ref = fc.constantFrom("a/b", `${"s".repeat(64)}/${"f".repeat(64)}`);
const hedged: fc.Arbitrary<Hedged> = fc.record({
  ref,
  value,
  noun: fc.option(textOf(3), { nil: undefined }),
  window: fc.option(fc.constantFrom("over 3 months", "in 2019"), { nil: undefined }),
  attribution: textOf(30),
  printed: fc.record({
    outlet: textOf(6),
    title: textOf(40),
    date: fc.option(fc.constantFrom("June 1, 2019", "2019"), { nil: undefined }),
    link: fc.option(
      fc.oneof(
        fc.webUrl(),
        fc.constant(`https://a.example/(b)?q=[c]#:~:text=${"%20x".repeat(900)}`),
        fc.constant("javascript:alert(1)"),
      ),
      { nil: undefined },
    ),
  }),
});
const command = ref.map((ref) => `/brief figure ${ref}`);
const long = fc.oneof(textOf(12), textOf(900));
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: textOf(20) }),
  fc.record({
    kind: fc.constant("text" as const),
    runs: fc.array(fc.oneof(long, hedged), { minLength: 1, maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant("figure" as const), label: long, hedged }),
  fc.record({
    kind: fc.constant("figures" as const),
    caption: textOf(10),
    rows: fc.array(fc.record({ label: textOf(20), hedged, command }), { maxLength: 60 }),
  }),
  fc.record({
    kind: fc.constant("claim" as const),
    hedged,
    words: fc.option(textOf(40), { nil: undefined }),
    counts: fc.option(textOf(30), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("agreement" as const),
    verdict: fc.constantFrom("agree", "differ-in-value", "differ-in-window", "not-comparable"),
    text: long,
  }),
  fc.record({
    kind: fc.constant("change" as const),
    label: long,
    from: fc.option(hedged, { nil: undefined }),
    to: hedged,
    why: fc.option(long, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("entries" as const),
    entries: fc.array(
      fc.record({
        title: textOf(30),
        detail: fc.option(textOf(20), { nil: undefined }),
        command: fc.option(command, { nil: undefined }),
      }),
      { maxLength: 60 },
    ),
  }),
  fc.record({ kind: fc.constant("problem" as const), text: long }),
  fc.record({ kind: fc.constant("note" as const), text: long }),
  fc.record({
    kind: fc.constant("buttons" as const),
    buttons: fc.array(fc.record({ label: textOf(20), command }), { maxLength: 12 }),
  }),
) as fc.Arbitrary<Part>;
const reply: fc.Arbitrary<Reply> = fc.record({ parts: fc.array(part, { maxLength: 24 }) });

/** A text as a line shows it: spaces count once, and what cannot be printed not at all. */
const folded = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/[\s\p{Cc}]+/gu, "");

describe("any reply", () => {
  test("fits Discord’s limits and its own document, and pings nobody", () => {
    fc.assert(
      fc.property(reply, (reply) => {
        expect(misfits(reply)).toEqual([]);
        for (const message of renderReply(reply)) {
          expect(message.allowed_mentions).toEqual({ parse: [] });
          const texts = [...walkComponents(message.components as never)].map(
            ({ component }) => component.content ?? "",
          );
          expect(pingsOf(texts, message.allowed_mentions, "channel")).toEqual({
            everyone: false,
            here: false,
            users: [],
            roles: [],
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  test("tells every figure’s value whole, and who said and printed it", () => {
    fc.assert(
      fc.property(reply, (reply) => {
        const text = seen(reply);
        const all = folded(text);
        for (const { value, attribution, printed } of figuresIn(reply)) {
          expect(text).toContain(value);
          expect(all).toContain(folded(attribution));
          expect(all).toContain(folded(printed.outlet));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("loses no words, however long", () => {
    const told = (part: Part) =>
      part.kind === "note" || part.kind === "problem" || part.kind === "agreement" ? [part.text] : [];
    fc.assert(
      fc.property(reply, (reply) => {
        const all = folded(seen(reply).replace(/-# Continued, \d+ of \d+\n/g, ""));
        for (const text of reply.parts.flatMap(told)) expect(all).toContain(folded(text));
      }),
      { numRuns: 100 },
    );
  });

  test("of every kind is shown", () => {
    expect(misfits({ parts: everyKind })).toEqual([]);
    const text = seen({ parts: everyKind });
    for (const words of [
      "as many as 80 advisers",
      "more than 300,000 people over 6 months",
      "News Front",
      "🟢",
    ])
      expect(text).toContain(words);
  });

  test("of nothing still says something", () => {
    expect(misfits({ parts: [] })).toEqual([]);
    expect(seen({ parts: [{ kind: "note", text: "" }] })).not.toBe("");
  });
});

describe("a long answer", () => {
  const asMany = (n: number): Hedged => ({
    ref: `s/f${n}`,
    value: `as many as ${n},000`,
    attribution: "said a spokesperson of some ministry or other",
    printed: {
      outlet: "The Calder Courier",
      title: "A report ".repeat(20).trim(),
      link: "https://courier.example/a",
    },
  });

  test("keeps a figure and who said it in one message", () => {
    const rows = Array.from({ length: 60 }, (_, n) => ({
      ref: `s/f${n}`,
      label: `Label of figure ${n}`,
      hedged: asMany(n + 100),
      command: `/brief figure s/f${n}`,
    }));
    const messages = renderReply({ parts: [{ kind: "figures", caption: "All", rows }] });
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) {
      const text = [...walkComponents(message.components as never)]
        .map(({ component }) => component.content ?? "")
        .join("\n");
      expect(text.match(/as many as/g)?.length).toBe(text.match(/spokesperson/g)?.length);
    }
  });

  test("never parts a number from its hedge in running text", () => {
    const text = Array.from({ length: 700 }, (_, n) => `and then as many as ${n},000 people left`).join(" ");
    const messages = renderReply({ parts: [{ kind: "note", text }] });
    const texts = messages.map((message) =>
      [...walkComponents(message.components as never)]
        .map(({ component }) => component.content ?? "")
        .join("\n"),
    );
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) expect(text).not.toMatch(/(?:as many as|as many|as|\d,?)$/);
  });

  test("a heading goes with what follows it", () => {
    const filler: Part = { kind: "note", text: "word ".repeat(770) };
    const messages = renderReply({
      parts: [filler, { kind: "heading", text: "The heading" }, { kind: "note", text: "n".repeat(200) }],
    });
    expect(JSON.stringify(messages[1])).toContain("The heading");
  });
});

describe("text in Discord’s markdown", () => {
  test.each([
    ["# a heading", "\\# a heading"],
    ["- a list", "\\- a list"],
    ["1. first", "1\\. first"],
    ["> quoted", "\\> quoted"],
    ["-# small", "\\-# small"],
    ["**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"],
    ["~~no~~ ||hidden||", "\\~\\~no\\~\\~ \\|\\|hidden\\|\\|"],
    ["[a](https://b.example)", "\\[a\\](https\\://b.example)"],
    ["<@1> @everyone <t:0:R>", "\\<\\@1> \\@everyone \\<t:0:R>"],
    ["discord.gg/abc", "discord.gg\\/abc"],
    ["-5 to 10, £5m–£7m (about ~80|90)", "-5 to 10, £5m–£7m (about ~80|90)"],
    ["as many as 1,200", "as many as 1,200"],
  ])("%s stands as it is", (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
    expect(readable(escaped)).toBe(text);
  });

  test("text from right to left keeps to itself", () => {
    expect(escapeText("مرحبا 80")).toBe("\u2068مرحبا 80\u2069");
  });
});

describe("commands in custom ids", () => {
  test("any command of a hundred and sixty bytes comes back as it was", () => {
    const command = fc
      .string({ unit: "grapheme", maxLength: 150 })
      .map((rest) => `/brief ${rest}x`)
      .filter((text) => text === text.trim() && new TextEncoder().encode(text.toWellFormed()).length <= 160);
    fc.assert(
      fc.property(command, fc.nat(40), (command, number) => {
        const id = customIdOf(command, number)!;
        expect(id.length).toBeLessThanOrEqual(100);
        expect(commandOf(id)).toBe(command);
        expect(valueOfId(valueIdOf(command)!)).toBe(command);
      }),
    );
  });

  test("what somebody makes up is no command, or one that is checked like any other", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: "binary" }).map((text) => `0:~${text}`),
        ),
        (id) => {
          const command = commandOf(id);
          if (command !== undefined) expect(command).toMatch(/^\//);
        },
      ),
    );
  });
});
