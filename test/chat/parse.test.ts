import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineCommand, figureName, optionsOf, storyName } from "../../src/chat/command.ts";
import { UserError } from "../../src/chat/errors.ts";
import { channelId, oneOf, topicNames } from "../../src/chat/option-kinds.ts";
import { pageOption } from "../../src/chat/pages.ts";
import { parseOptions, splitWords } from "../../src/chat/parse.ts";

const words = (text: string) =>
  splitWords(text).map(({ key, text }) => (key === undefined ? text : `${key}=${text}`));

describe("typed text splits into words", () => {
  const cases: [string, string[]][] = [
    ["advisers", ["advisers"]],
    ["  two   words ", ["two", "words"]],
    ['"new arrivals" now', ["new arrivals", "now"]],
    ["“new arrivals” now", ["new arrivals", "now"]],
    ["„new arrivals“ now", ["new arrivals", "now"]],
    ["”new arrivals” now", ["new arrivals", "now"]],
    ["«new arrivals»", ["new arrivals"]],
    ["'new arrivals'", ["new arrivals"]],
    ["Guatemala's border", ["Guatemala's", "border"]],
    ["Guatemala’s border", ["Guatemala’s", "border"]],
    ["'tis unclosed", ["'tis", "unclosed"]],
    ['"never closed', ['"never', "closed"]],
    ["story:dam-leak page:2", ["story=dam-leak", "page=2"]],
    ['story:"dam leak"', ["story=dam leak"]],
    ["Story:“dam leak”", ["Story=dam leak"]],
    ["https://example.org/a", ["https=//example.org/a"]],
    ["a\u00a0b", ["a", "b"]],
    ['""', [""]],
    ["", []],
  ];
  test.each(cases)("%j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test("nothing that is typed is lost, quotes, colons and space aside", () => {
    const bare = (text: string) => text.replace(/[\s"'“”„‘’«»:]/g, "");
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "é", "’", '"', "“", ":", " ", "\n", "1", "«", "👍") }),
        (text) => {
          expect(
            bare(
              splitWords(text)
                .map(({ key = "", text }) => key + text)
                .join(""),
            ),
          ).toBe(bare(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

const command = defineCommand({
  name: "figures",
  summary: "All figures",
  audience: "asker",
  options: z.object({ story: storyName().optional().describe("Which story"), page: pageOption() }),
  run: () => ({ parts: [] }),
});
const needy = defineCommand({
  name: "figure",
  summary: "One figure",
  audience: "asker",
  options: z.object({ figure: figureName().describe("Which figure") }),
  run: () => ({ parts: [] }),
});
const numbered = defineCommand({
  name: "schedule remove",
  summary: "One schedule",
  audience: "moderator",
  options: z.object({
    id: z.number("it must be a number").optional(),
    sure: z.boolean("it must be yes or no").default(false),
  }),
  run: () => ({ parts: [] }),
});
const placing = defineCommand({
  name: "place",
  summary: "Places words itself",
  audience: "moderator",
  options: z.object({
    loose: z.string().optional(),
    on: topicNames().optional(),
    in: channelId().optional(),
    send: oneOf(["new", "all"]).default("new"),
  }),
  place: (words) => (words.length > 0 ? { loose: words.join(" ") } : {}),
  run: () => ({ parts: [] }),
});
const parse = (text: string, of = command) => parseOptions(of, splitWords(text), `/brief ${of.name}`);

describe("words fit a command’s options", () => {
  const cases: [string, object][] = [
    ["", { page: 1, share: false }],
    ["dam-leak", { story: "dam-leak", page: 1, share: false }],
    ["dam leak below sorrel", { story: "dam leak below sorrel", page: 1, share: false }],
    ["dam-leak 2", { story: "dam-leak 2", page: 1, share: false }],
    ["dam-leak page:2", { story: "dam-leak", page: 2, share: false }],
    ["page:3 dam-leak", { story: "dam-leak", page: 3, share: false }],
    ["PAGE:3", { page: 3, share: false }],
    ["dam-leak share:yes", { story: "dam-leak", page: 1, share: true }],
    ["share:NO", { page: 1, share: false }],
    ["what:ever", { story: "what:ever", page: 1, share: false }],
  ];
  test.each(cases)("%j", (text, options) => {
    expect(parse(text)).toEqual(options);
  });

  test.each(["page:x", "page:0", "page:-1", "page:1.5", "share:maybe", "page:99999999999"])(
    "%j is refused with how it is typed",
    (text) => {
      expect(() => parse(text)).toThrow(UserError);
      expect(() => parse(text)).toThrow(/Type: \/brief figures/);
    },
  );

  test("a needed option that is missing is asked for", () => {
    expect(() => parse("", needy)).toThrow("“figure” needs to know which figure. Type: /brief figure");
  });

  test("a needed option whose name says little is asked for by what it is", () => {
    const id = z.number().describe("Which proposal, by its number");
    const numbered = defineCommand({ ...needy, options: z.object({ id }) } as never);
    expect(() => parse("", numbered)).toThrow("needs to know which proposal, by its number. Type: ");
  });

  test("options are told in the order they are typed, with what chats need to register them", () => {
    expect(optionsOf(command)).toEqual([
      { name: "story", description: "Which story", required: false, type: "text", completes: "story" },
      {
        name: "page",
        description: "Which page of the list",
        required: false,
        type: "integer",
        completes: undefined,
        min: 1,
      },
      {
        name: "share",
        description: "Show the answer to the whole channel",
        required: false,
        type: "flag",
        completes: undefined,
      },
    ]);
  });

  test("an option whose name is mistyped is no part of another’s words", () => {
    expect(() => parse("3 srue:yes", numbered)).toThrow("There is no “srue” here: did you mean “sure”?");
    expect(() => parse("3 about:4", numbered)).toThrow("“about:4” is more than this command takes.");
  });

  test("a number that stands first needs no name", () => {
    expect(parse("3", numbered)).toEqual({ id: 3, sure: false });
    expect(parse("id:3 sure:yes", numbered)).toEqual({ id: 3, sure: true });
    expect(parse("", numbered)).toEqual({ sure: false });
    expect(() => parse("three", numbered)).toThrow("id cannot be “three”: it must be a number");
    expect(() => parse("3 4", numbered)).toThrow("“4” is more than this command takes.");
  });

  test.each<[string, object]>([
    ["rest of it", { loose: "rest of it" }],
    ["on:ports, dams more", { on: ["ports", "dams"], loose: "more" }],
    ["on:ports,dams,ports", { on: ["ports", "dams"] }],
    ["on:“Ports,  dams”", { on: ["ports", "dams"] }],
    ["in:C123 send:ALL", { in: "C123", send: "all" }],
    ["in:<#C123|news>", { in: "C123" }],
    ["in:<#123>", { in: "123" }],
  ])("%j is placed as its command says, lists, channels and choices by name", (text, options) => {
    expect(parse(text, placing)).toEqual({ send: "new", ...options });
  });

  test.each<[string, RegExp]>([
    ["loose:a b", /Loose is given twice: “b” and “a”/],
    ["send:al", /send cannot be “al”: it is new or all; did you mean “all”\?/],
    ["in:#news", /a name alone does not say which channel it is/],
    ["in:what.ever", /it must be a channel’s id/],
    ["on:,", /it is empty/],
    [`on:${Array.from({ length: 26 }, (_, n) => `t${n}`).join(",")}`, /it names more than 25/],
  ])("%j is refused", (text, words) => {
    expect(() => parse(text, placing)).toThrow(UserError);
    expect(() => parse(text, placing)).toThrow(words);
  });

  test("whatever is typed is taken or refused with a UserError", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.constantFrom(command, needy, numbered, placing),
        (text, of) => {
          try {
            parse(text, of);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
    );
  });
});
