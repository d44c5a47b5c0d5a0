import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/adapters/slack/pack.ts";
import { lengthOfText } from "../../../src/adapters/slack/pack.ts";
import { renderReply } from "../../../src/adapters/slack/render.ts";
import { figuresIn } from "../../../src/chat/figures-in.ts";
import type { FigureRow, Hedged, Part, Reply } from "../../../src/chat/reply.ts";
import { checkMessageBlocks } from "../../support/slack/blocks/check.ts";
import { pingsOf } from "../../support/slack/pings.ts";
import { asManyAs80, everyKind } from "../local/replies.ts";

/** Everything in a message's blocks that a reader sees, as they see it: markup undone. */
function shownIn({ blocks }: Message): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const inner of value) walk(inner);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const part = value as Record<string, unknown>;
    if (typeof part.text === "string") texts.push(part.type === "mrkdwn" ? unmarked(part.text) : part.text);
    for (const inner of Object.values(part)) walk(inner);
  };
  walk(blocks);
  return texts.join("\n");
}

function unmarked(mrkdwn: string): string {
  return unescaped(mrkdwn.replace(/<[^|>]*\|([^>]*)>/g, "$1").replace(/\*([^*]*)\*/g, "$1"));
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Refused by nothing, and silent: what every message must be, whatever is in it. */
function expectSound(messages: readonly Message[]): void {
  for (const { text, blocks } of messages) {
    expect(checkMessageBlocks([...blocks], new Set())).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.trim()).not.toBe("");
    expect(lengthOfText(blocks)).toBeLessThanOrEqual(9500);
    expect(blocks.filter(({ type }) => type === "table").length).toBeLessThanOrEqual(1);
    const given = { text, blocks: blocks as never, attachments: [], linksNames: false, handles: [] };
    expect(pingsOf(given)).toEqual([]);
  }
}

const nasty = fc.constantFrom(
  "@everyone",
  "<!channel>",
  "<!here|here>",
  "<@U1>",
  "<!subteam^S1|@desk>",
  "`code`",
  "```",
  "*bold*",
  "_low_",
  "~gone~",
  ":smile:",
  "<https://evil.example|outlet>",
  "https://evil.example/?a=1&b=2",
  "> quoted",
  "&amp;",
  "&lt;!channel&gt;",
  "الأرقام",
  "‏مئة",
  "👩‍👩‍👧‍👦",
  "🏳️‍🌈",
  "é",
  "|",
  "\n",
  "**",
);
const word = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("people", "moved", "from", "the", "harbour", "Port Calder", "said"),
  },
  { weight: 2, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }) },
);
const textOf = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(" ").trim() || "words");
const value = fc.constantFrom(
  "as many as 80",
  "more than 300,000",
  "between £5m and £7m",
  "about 1.5 million",
  "80",
  "at least 1,234,567.89",
  "< 5 & > 3",
);
const hedged: fc.Arbitrary<Hedged> = fc.record({
  ref: fc.constant("a/b"),
  value,
  noun: fc.option(textOf(3), { nil: undefined }),
  window: fc.option(fc.constantFrom("over 3 months", "since 2018"), { nil: undefined }),
  attribution: textOf(20),
  printed: fc.record({
    outlet: textOf(8),
    title: textOf(20),
    date: fc.option(fc.constant("June 1, 2019"), { nil: undefined }),
    link: fc.option(
      fc.constantFrom(
        "https://a.example/x|y>z<!channel>",
        `https://long.example/${"a".repeat(1900)}#:~:text=${"%20".repeat(200)}`,
        `https://longer.example/${"a".repeat(1900)}#:~:text=${"%20".repeat(900)}`,
        `https://longest.example/${"a".repeat(3000)}`,
        "https://a.example/with space",
        "javascript:alert(1)",
        "https://a.example/?a=1&b=2#:~:text=as%20many",
      ),
      { nil: undefined },
    ),
  }),
});
const command = fc.constantFrom(
  "/brief figure a/b",
  `/brief figure ${"a".repeat(160)}`,
  `/brief ${"b".repeat(2500)}`,
);
const row: fc.Arbitrary<FigureRow> = fc.record({
  ref: fc.constant("a/b"),
  label: textOf(40),
  hedged,
  command,
});
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: textOf(80) }),
  fc.record({
    kind: fc.constant("text" as const),
    runs: fc.array(fc.oneof(textOf(60), textOf(900), hedged), { maxLength: 12 }),
  }),
  fc.record({ kind: fc.constant("figure" as const), ref: fc.constant("a/b"), label: textOf(60), hedged }),
  fc.record({
    kind: fc.constant("figures" as const),
    caption: textOf(10),
    rows: fc.array(row, { maxLength: 60 }),
  }),
  fc.record({
    kind: fc.constant("claim" as const),
    hedged,
    words: fc.option(textOf(20), { nil: undefined }),
    counts: fc.option(textOf(20), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("agreement" as const),
    verdict: fc.constantFrom("agree" as const, "differ-in-value" as const, "differ-in-window" as const),
    text: textOf(60),
  }),
  fc.record({
    kind: fc.constant("change" as const),
    label: textOf(60),
    from: fc.option(hedged, { nil: undefined }),
    to: hedged,
    why: fc.option(textOf(60), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant("entries" as const),
    entries: fc.array(
      fc.record({
        title: textOf(30),
        detail: fc.option(textOf(60), { nil: undefined }),
        command: fc.option(command, { nil: undefined }),
      }),
      { maxLength: 120 },
    ),
  }),
  fc.record({ kind: fc.constant("problem" as const), text: textOf(600) }),
  fc.record({ kind: fc.constant("note" as const), text: textOf(600) }),
  fc.record({
    kind: fc.constant("buttons" as const),
    buttons: fc.array(fc.record({ label: textOf(20), command }), { minLength: 1, maxLength: 30 }),
  }),
);
const reply: fc.Arbitrary<Reply> = fc.record({ parts: fc.array(part, { maxLength: 12 }) });

// Long texts and long lists as often as short ones.
fc.configureGlobal({ baseSize: "xlarge" });

describe("whatever is in a reply", () => {
  it("Slack takes every message of it, and nobody is pinged", () => {
    fc.assert(
      fc.property(reply, fc.boolean(), (reply, tables) => expectSound(renderReply(reply, { tables }))),
      { numRuns: 60 },
    );
  });

  it("every figure stands in the blocks and in the words of one message, with who said it and who printed it", () => {
    fc.assert(
      fc.property(reply, fc.boolean(), (reply, tables) => {
        const messages = renderReply(reply, { tables });
        const read = messages.map((message) => ({ shown: shownIn(message), words: unescaped(message.text) }));
        for (const { value, attribution, printed } of figuresIn(reply)) {
          const all = [value, attribution, printed.outlet];
          const isTold = read.some(
            ({ shown, words }) =>
              all.every((said) => shown.includes(said)) && all.every((said) => words.includes(said)),
          );
          expect(isTold, JSON.stringify(all)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("nothing is lost: every word is in the blocks and in the words, in order", () => {
    const long = fc.record({
      kind: fc.constantFrom("problem" as const, "note" as const, "heading" as const),
      text: textOf(2500),
    });
    const squeezed = (text: string) => text.replace(/⚠️|[\s\u2068\u2069]/gu, "");
    fc.assert(
      fc.property(long, (part) => {
        const messages = renderReply({ parts: [part] });
        expect(squeezed(messages.map(shownIn).join(""))).toBe(squeezed(part.text));
        expect(squeezed(messages.map(({ text }) => unescaped(text)).join(""))).toBe(squeezed(part.text));
      }),
      { numRuns: 100 },
    );
  });

  it("no text reads as markup: what looks like it stands in plain or rich text", () => {
    fc.assert(
      fc.property(reply, (reply) => {
        for (const { blocks } of renderReply(reply)) {
          for (const [, text] of JSON.stringify(blocks).matchAll(
            /"type":"mrkdwn","text":("(?:[^"\\]|\\.)*")/g,
          )) {
            const content = JSON.parse(text!)
              .replace(/<https?:[^|>]*\|/g, "")
              .replace(/^\*[^*\n]*\*/g, "");
            expect(content).not.toMatch(/[*~`]|:smile:|(?:^|\W)_low_|^&gt;/m);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("limits", () => {
  const row = (at: number): FigureRow => ({
    label: `people counted in district ${at}, as its registry office has them`,
    hedged: { ...asManyAs80, value: `as many as ${at + 1},000` },
    command: `/brief figure story/figure-${at}`,
  });

  it("sixty rows go over several messages with a table and a menu each, and none is lost (msg_blocks_too_long)", () => {
    const rows = Array.from({ length: 60 }, (_, at) => row(at));
    const messages = renderReply({ parts: [{ kind: "figures", caption: "Districts", rows }] });
    expectSound(messages);
    expect(messages.length).toBeLessThanOrEqual(6);
    const shown = messages.map(shownIn).join("\n");
    const offered = messages.flatMap(
      ({ blocks }) => JSON.stringify(blocks).match(/\/brief figure story\/figure-\d+/g) ?? [],
    );
    for (const { label, hedged } of rows) {
      expect(shown).toContain(label);
      expect(shown).toContain(hedged.value);
    }
    expect(new Set(offered).size).toBe(60);
  });

  it("an empty table cell, for which Slack refuses the whole message, does not come about", () => {
    const printed = { outlet: "", title: "" };
    const blank: FigureRow = {
      ...row(0),
      label: " ",
      hedged: { ref: "a/b", value: "about 80", attribution: "", printed },
    };
    expectSound(renderReply({ parts: [{ kind: "figures", caption: "", rows: [blank] }] }));
  });

  it("a text beyond one section goes on at a sentence's end, never inside a number or between it and its hedge", () => {
    const text = Array.from(
      { length: 400 },
      (_, at) => `There were as many as ${at},500 people in ward ${at}.`,
    ).join(" ");
    const messages = renderReply({ parts: [{ kind: "problem", text }] });
    expectSound(messages);
    for (const message of messages) {
      for (const stretch of shownIn(message).split("\n")) expect(stretch).toMatch(/ward \d+\.$/);
    }
  });

  it("twenty claims stand two by two, those that belong together in one message", () => {
    const claims = Array.from({ length: 20 }, () => ({
      kind: "claim" as const,
      hedged: asManyAs80,
      words: "as many as 80",
    }));
    const messages = renderReply({ parts: claims });
    expectSound(messages);
    const sections = messages
      .flatMap(({ blocks }) => blocks)
      .filter((block) => block.type === "section" && block.fields);
    expect(sections).toHaveLength(10);
  });

  it("a heading is not left alone at the end of a message", () => {
    const filler = { kind: "note" as const, text: "x".repeat(1900) };
    const parts: Part[] = [
      filler,
      filler,
      { kind: "heading", text: "Next" },
      { kind: "problem", text: "y".repeat(1000) },
    ];
    const messages = renderReply({ parts });
    expect(messages.at(-1)!.blocks.map(({ type }) => type)).toEqual(["header", "section"]);
  });

  it("long labels are cut at words in buttons and menus, and stand in full beside them", () => {
    const label =
      "people who were moved from their homes near the container terminal of Port Calder in March";
    const entries = Array.from({ length: 6 }, () => ({ title: label, command: "/brief x" }));
    const messages = renderReply({
      parts: [
        { kind: "entries", entries },
        { kind: "buttons", buttons: [{ label, command: "/b" }] },
      ],
    });
    expectSound(messages);
    expect(JSON.stringify(messages)).toContain("container terminal of Port…");
    expect(shownIn(messages[0]!).split(label).length - 1).toBe(7);
  });
});

describe("the layout", () => {
  const texts = (reply: Reply) => renderReply(reply).flatMap(({ blocks }) => blocks);

  it("a figure's row is two columns, so that no phone parts a value from who says so", () => {
    const row = { label: "advisers", hedged: asManyAs80, command: "/brief figure a/b" };
    const [, table] = texts({ parts: [{ kind: "figures", caption: "Figures", rows: [row] }] });
    const { rows } = table as { rows: unknown[][] };
    expect(rows.map((cells) => cells.length)).toEqual([2, 2]);
    const cell = JSON.stringify(rows[1]![1]);
    for (const words of ["as many as 80 advisers", "said an anonymous official", "News Front"])
      expect(cell).toContain(words);
  });

  it("names from right to left keep to themselves, so that nobody seems to have said what another did", () => {
    const hedged: Hedged = {
      ...asManyAs80,
      attribution: "said متحدث",
      printed: { outlet: "الأهرام", title: "توقف" },
    };
    const card: Part = { kind: "figure", label: "ships", hedged };
    const [{ text, blocks }] = renderReply({ parts: [card] }) as [Message];
    expect(text).toBe("ships: as many as 80 advisers, \u2068said متحدث\u2069 · \u2068الأهرام\u2069");
    expect(JSON.stringify(blocks)).toContain(
      "\u2068said متحدث\u2069 · \u2068الأهرام\u2069: “\u2068توقف\u2069”",
    );
  });

  it("what would read as an emoji only where two texts meet is shown by other means", () => {
    const printed = { outlet: "Radio :one", title: "Fire" };
    const card: Part = {
      kind: "figure",
      label: "advisers",
      hedged: { ...asManyAs80, attribution: "", printed },
    };
    const [, , said] = texts({ parts: [card] });
    const shown = { type: "plain_text", text: "Radio :one: “Fire”", emoji: false };
    expect(said).toEqual({ type: "context", elements: [shown] });
  });

  it("a rule stands above what the reports printed and above what that comes to, and at no end of a message", () => {
    const claim: Part = { kind: "claim", hedged: asManyAs80 };
    const card: Part = { kind: "figure", label: "advisers", hedged: asManyAs80 };
    const agreement: Part = { kind: "agreement", verdict: "agree", text: "They agree." };
    const kinds = texts({ parts: [card, claim, claim, agreement] }).map(({ type }) => type);
    expect(kinds).toEqual(["context", "header", "context", "divider", "section", "divider", "section"]);
    const note = (at: number): Part => ({
      kind: "note",
      text: `${at} ${"Many words, and more. ".repeat(60)}`,
    });
    const long = [1, 2, 3, 4, 5, 6].flatMap((at) => [note(at), card, agreement]);
    for (const { blocks } of renderReply({ parts: long })) {
      expect([blocks[0]!.type, blocks.at(-1)!.type]).not.toContain("divider");
    }
  });

  it("a sentence with one figure does not say its value twice; one with several does, to tell them apart", () => {
    const said = (runs: (string | Hedged)[]) => JSON.stringify(texts({ parts: [{ kind: "text", runs }] }));
    expect(said(["Some ", asManyAs80, " went."]).split('as many as 80"')).toHaveLength(2);
    expect(said(["Some ", asManyAs80, ", then ", asManyAs80]).split("as many as 80")).toHaveLength(5);
  });
});

it("every kind of part has a look, in one message", () => {
  const messages = renderReply({ parts: everyKind });
  expectSound(messages);
  expect(messages.map(({ blocks }) => blocks.map(({ type }) => type))).toMatchInlineSnapshot(`
    [
      [
        "header",
        "rich_text",
        "context",
        "context",
        "divider",
        "context",
        "header",
        "context",
        "divider",
        "section",
        "section",
        "divider",
        "section",
        "section",
        "section",
        "section",
        "context",
        "rich_text",
        "rich_text",
        "context",
        "context",
        "rich_text",
        "context",
        "rich_text",
        "header",
        "table",
        "actions",
        "header",
        "rich_text",
        "section",
        "section",
        "section",
        "context",
        "actions",
      ],
    ]
  `);
});
