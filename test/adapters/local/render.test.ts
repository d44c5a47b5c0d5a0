import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderReply } from "../../../src/adapters/local/render.ts";
import type { Hedged, Part, Reply } from "../../../src/chat/reply.ts";
import { asManyAs80, everyKind, textReply } from "./replies.ts";

describe("what is in a reply stays text", () => {
  it("whatever its strings are: the markup is the one that plain words would get", () => {
    fc.assert(
      fc.property(replyOf(anyText), (reply) => {
        const { tags } = read(renderReply(reply));
        const tame = read(renderReply(mapStrings(reply, plainWords())));
        expect(tags).toEqual(tame.tags);
      }),
    );
  });

  it("whatever its strings are: each of them is there to be read", () => {
    fc.assert(
      fc.property(replyOf(anyText), (reply) => {
        const { text, attributes } = read(renderReply(reply));
        for (const string of shownStrings(reply)) expect(text).toContain(string.replaceAll("\0", ""));
        for (const command of commandsOf(reply)) expect(attributes).toContain(command.replaceAll("\0", ""));
      }),
    );
  });

  it("keeps hostile strings as they are", () => {
    const hostile = `</p><img src=x onerror="alert(1)"><script>alert('2')</script> &amp; "quoted"`;
    const { text, tags } = read(renderReply(textReply(hostile)));
    expect(text).toBe(hostile);
    expect(tags).toEqual([`<p class dir>`, `</p>`]);
  });
});

describe("links", () => {
  const linked = (link: string): string => {
    const hedged: Hedged = { ...asManyAs80, printed: { outlet: "Outlet", title: "Title", link } };
    return renderReply({ parts: [{ kind: "claim", hedged, words: "words" }] });
  };

  it("leads to http and https, in a new tab that learns nothing of ours", () => {
    for (const link of ["https://example.org/a?b=1&c=2#:~:text=as%20many", "http://example.org/"]) {
      const { attributes, tags } = read(linked(link));
      expect(tags).toContain("<a href rel target>");
      expect(attributes).toEqual(expect.arrayContaining([link, "_blank", "noopener noreferrer"]));
    }
  });

  it("is plain text for any other address", () => {
    for (const link of [
      "javascript:alert(1)",
      " https://example.org",
      "data:text/html,x",
      "//example.org",
      "https://",
      "",
    ]) {
      expect(linked(link)).not.toContain("<a ");
    }
  });
});

describe("figures", () => {
  it("keeps the value, what it counts and its window together, with the attribution after", () => {
    const hedged: Hedged = { ...asManyAs80, window: "over 3 months" };
    const said = "as many as 80 advisers over 3 months";
    const parts: Part[] = [
      { kind: "figure", label: "Label", hedged },
      {
        kind: "figures",
        caption: "Caption",
        rows: [{ label: "Label", hedged, command: "/brief figure a/b" }],
      },
      { kind: "claim", hedged, words: "words" },
    ];
    for (const part of parts) {
      const { text } = read(renderReply({ parts: [part] }));
      expect(text).toContain(said);
      expect(text.indexOf(hedged.attribution)).toBeGreaterThan(text.indexOf(said));
      expect(text).toContain(`${hedged.printed.outlet}, “${hedged.printed.title}”`);
      expect(text).toContain(hedged.printed.date);
    }
  });

  it("tells the value alone in a sentence, and its window and attribution after it", () => {
    const hedged: Hedged = { ...asManyAs80, window: "over 3 months" };
    const { text } = read(
      renderReply({ parts: [{ kind: "text", runs: ["They sent ", hedged, " advisers."] }] }),
    );
    expect(text).toContain("They sent as many as 80 advisers.");
    expect(text).toContain("over 3 months, said an anonymous official");
  });

  it("shows the printed words of a claim where they are not its value already", () => {
    const textWith = (words?: string) =>
      read(renderReply({ parts: [{ kind: "claim", hedged: asManyAs80, words }] })).text;
    expect(textWith("up to 80")).toContain("“up to 80”");
    expect(textWith()).not.toContain("“as");
  });

  it("names each figure of a sentence where it says who said it", () => {
    const other: Hedged = { ...asManyAs80, value: "about 18", attribution: "said another official" };
    const { text } = read(renderReply({ parts: [{ kind: "text", runs: [asManyAs80, " and ", other] }] }));
    expect(text).toContain("as many as 80: said an anonymous official");
    expect(text).toContain("about 18: said another official");
  });

  it("puts neighbouring claims side by side, and no others", () => {
    const claim = everyKind.find((part) => part.kind === "claim")!;
    const note: Part = { kind: "note", text: "between" };
    const html = renderReply({ parts: [claim, claim, note, claim] });
    expect(html.match(/class="claims"/g)).toHaveLength(2);
    expect(html.match(/class="claim"/g)).toHaveLength(3);
  });

  it("tells the four verdicts in words, not by colour alone", () => {
    const { text } = read(renderReply({ parts: everyKind }));
    for (const label of ["Agree", "Differ", "Different periods", "Not comparable"])
      expect(text).toContain(label);
  });
});

describe("things to press", () => {
  it("carries the command of a button and of an entry that has one", () => {
    const html = renderReply({ parts: everyKind });
    expect(html.match(/<button type="button" class="entry"/g)).toHaveLength(1);
    expect(html.match(/<button type="button" class="press"/g)).toHaveLength(2);
    expect(read(html).attributes).toContain("/brief compare advisers");
  });
});

/** Text as unkind as it gets: markup, quotes, controls, other scripts, and anything else. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom("<", ">", "&", '"', "'", "/", "=", "a", " ", "\n", "\0", "`"),
    maxLength: 12,
  }),
  fc.constantFrom(
    "</script>",
    "<!--",
    "]]>",
    "<img src=x onerror=alert(1)>",
    "&lt;",
    "مرحبا",
    "\u202e",
    "👩‍👩‍👧",
  ),
);

/** A plain word for each string, the same for the same: what reads alike is told as one. */
function plainWords(): (text: string) => string {
  const words = new Map<string, string>();
  return (text) => {
    const word = words.get(text) ?? `x${words.size}`;
    words.set(text, word);
    return word;
  };
}

function replyOf(text: fc.Arbitrary<string>): fc.Arbitrary<Reply> {
  const some = text.filter((string) => string !== "");
  const optional = fc.option(some, { nil: undefined });
  const hedged = fc.record({
    ref: some,
    value: some,
    noun: optional,
    window: optional,
    attribution: some,
    printed: fc.record({ outlet: some, title: some, date: optional, link: optional }),
  });
  const inSentence = hedged.map((hedged) => ({ ...hedged, noun: undefined }));
  const card = fc.record({ label: some, hedged });
  const row = fc.record({ label: some, hedged, command: some });
  const verdict = fc.constantFrom("agree", "differ-in-value", "differ-in-window", "not-comparable" as const);
  const part = fc.oneof<fc.Arbitrary<Part>[]>(
    fc.record({ kind: fc.constantFrom("heading", "problem", "note"), text: some }),
    fc.record({ kind: fc.constant("text"), runs: fc.array(fc.oneof(some, inSentence), { maxLength: 4 }) }),
    card.map((figure) => ({ kind: "figure" as const, ...figure })),
    fc.record({ kind: fc.constant("figures"), caption: some, rows: fc.array(row, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant("claim"), hedged, words: optional, counts: optional }),
    fc.record({ kind: fc.constant("agreement"), verdict, text: some }),
    fc.record({ kind: fc.constant("change"), label: some, from: hedged, to: hedged, why: optional }),
    fc
      .array(fc.record({ title: some, detail: optional, command: optional }), { maxLength: 3 })
      .map((entries) => ({ kind: "entries", entries })),
    fc
      .array(fc.record({ label: some, command: some }), { maxLength: 3 })
      .map((buttons) => ({ kind: "buttons", buttons })),
  );
  return fc.record({ parts: fc.array(part, { maxLength: 5 }) });
}

interface Html {
  /** Each tag with the names of its attributes. */
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly text: string;
}

/** Reads HTML as strictly as a parser can: anything but well-formed tags, quoted attributes and escaped text throws. */
function read(html: string): Html {
  const tags: string[] = [];
  const attributes: string[] = [];
  let text = "";
  for (const [token] of html.matchAll(/<[^<>]*>|[^<>]+|[<>]/g)) {
    if (!token.startsWith("<")) {
      text += unescaped(token);
      continue;
    }
    const tag = token.match(/^<(\/?[a-z][a-z0-9]*)((?: [a-zA-Z-]+="[^"<>]*")*)\/?>$/);
    if (tag === null) throw new Error(`Not a tag of ours: ${token}`);
    const names = [...tag[2]!.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)].map(([, name, value]) => {
      attributes.push(unescaped(value!));
      return name;
    });
    tags.push(`<${[tag[1], ...names.sort()].join(" ")}>`);
  }
  return { tags, attributes, text };
}

function unescaped(text: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const character = named[name];
    if (character === undefined) throw new Error(`A bare ampersand: ${whole}`);
    return character;
  });
}

const STRUCTURE = new Set(["ref", "kind", "verdict", "link"]);

function mapStrings<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    STRUCTURE.has(key) ? item : mapStrings(item, change),
  ]);
  return Object.fromEntries(entries);
}

function stringsBy(reply: Reply, wanted: (key: string) => boolean): string[] {
  const found: string[] = [];
  JSON.stringify(reply, (key, value) => {
    if (typeof value === "string" && wanted(key)) found.push(value);
    return value;
  });
  return found;
}

function shownStrings(reply: Reply): string[] {
  return stringsBy(reply, (key) => key !== "command" && !STRUCTURE.has(key));
}

function commandsOf(reply: Reply): string[] {
  return stringsBy(reply, (key) => key === "command");
}
