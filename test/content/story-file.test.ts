import { describe, expect, test } from "vitest";
import { planted, read, SOUND, told } from "./planted.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** The one thing that is said of a file. */
function only(content: string | Uint8Array): string {
  const { problems, story } = read(content);
  expect(story).toBeUndefined();
  expect(problems).toHaveLength(1);
  return told(problems)[0]!;
}

describe("a file that is not UTF-8 is said to be so at the first byte that is not", () => {
  const at = (part: string, fault: readonly number[]) => {
    const [before, after] = SOUND.split(part) as [string, string];
    return new Uint8Array([...bytes(before), ...fault, ...bytes(after)]);
  };
  const place = "14:13 the file is not UTF-8 from here on: save it as UTF-8 in your editor";

  test.each<[string, readonly number[]]>([
    ["a letter in Latin-1", [0xc9, 0x76]],
    ["a curly quote in Windows-1252", [0x93]],
    ["a sequence that is cut short", [0xe2, 0x82]],
    ["a fault that begins as the replacement character does", [0xef, 0x41]],
    ["a fault that begins as two thirds of the replacement character", [0xef, 0xbf, 0x41]],
    ["half a surrogate pair", [0xed, 0xa0, 0x80]],
    ["a letter spelt too long", [0xc1, 0x81]],
  ])("%s", (_, fault) => {
    expect(only(at("Evening Post", fault))).toBe(place);
  });

  test("after a byte order mark and genuine replacement characters", () => {
    const file = at("Evening Post", [...bytes("\ufffd\ufffd"), 0xff]);
    expect(only(new Uint8Array([0xef, 0xbb, 0xbf, ...file]))).toMatch(/^14:15 the file is not UTF-8/);
  });

  test("UTF-16, at its very beginning", () => {
    const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...[...SOUND].map((c) => c.charCodeAt(0))]).buffer);
    expect(only(utf16)).toMatch(/^1:1 the file is not UTF-8/);
  });
});

describe("a file that is no story", () => {
  test.each<[string, string, string]>([
    ["nothing", "", "1:1 the file is empty: a story begins with its id"],
    ["a comment alone", "# to be written\n", "1:1 the file is empty"],
    ["a document mark alone", "---\n", "1:1 the story is empty: write its value"],
    ["a word", "hello", "1:1 the file holds “hello”: a story begins with its id"],
    ["a list", "- id: harbour-fire\n", "1:1 the file holds a list: a story begins with its id"],
    ["a page of the web", "<!doctype html>\n<p>Not here", "1:1 the file holds “<!doctype html> <p>Not here”"],
    ["a NUL", `${SOUND}notes: a\0b`, "58:9 a character here cannot be printed: delete it"],
    ["a control character", `${SOUND}notes: a\u0007b`, "58:9 a character here cannot be printed"],
  ])("%s", (_, text, message) => {
    expect(only(text)).toContain(message);
  });

  test("UTF-16 that was saved without its mark", () => {
    const utf16 = new Uint8Array(new Uint16Array([...SOUND].map((c) => c.charCodeAt(0) & 0x7f)).buffer);
    expect(only(utf16)).toMatch(/^1:2 a character here cannot be printed/);
  });
});

describe("a file that would hold the bot up", () => {
  test("by its size is not read, and told its size", () => {
    const file = bytes(`${SOUND}${"#".repeat(1_048_577 - SOUND.length)}`);
    expect(only(file)).toBe(
      "1:1 the file has 1025 KB, and a story at most 1024: split it into several stories",
    );
  });

  test("but a megabyte of comments is read", () => {
    const file = bytes(SOUND);
    const filling = new Uint8Array(1_048_576).fill("#".charCodeAt(0));
    filling.set(file);
    expect(read(filling).problems).toEqual([]);
  });

  test.each<[string, string]>([
    ["lists in lists", `notes: ${"[".repeat(100_000)}`],
    ["maps in maps", `notes: ${"{a: ".repeat(100_000)}`],
    [
      "lists in lists, each on its line",
      Array.from({ length: 900 }, (_, depth) => `${" ".repeat(depth)}-`).join("\n"),
    ],
    ["brackets that close", `notes: ${"[".repeat(21)}${"]".repeat(21)}`],
  ])("by its depth: %s", (_, text) => {
    expect(only(text)).toMatch(/^\d+:\d+ this is nested more than 20 levels deep/);
  });

  test("by aliases that multiply", () => {
    const lines = ["a: &a [x, x, x, x, x, x, x, x, x]"];
    for (const [name, of] of ["ba", "cb", "dc", "ed", "fe", "gf", "hg", "ih"])
      lines.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join(", ")}]`);
    expect(only(lines.join("\n"))).toMatch(/^2:8 aliases \(\*name\) are not used in stories/);
  });

  test("by an alias of itself", () => {
    expect(only("topics: &all [*all]")).toMatch(/^1:15 aliases \(\*name\) are not used in stories/);
  });

  test.each<[string, string]>([
    ["unknown keys", Array.from({ length: 90_000 }, (_, place) => `k${place}: 1`).join("\n")],
    [
      "reports that are none",
      `reports:\n${Array.from({ length: 80_000 }, (_, place) => `  R${place}:`).join("\n")}`,
    ],
    ["sentences", `brief:\n${"  - 9\n".repeat(150_000)}`],
    ["a long line", `headline: ${"nine ".repeat(200_000)}`],
    ["line ends", "\n".repeat(1_000_000)],
    ["a quotation that never ends", `notes: "${"x\n ".repeat(300_000)}`],
    ["numbers", `headline: ${"9".repeat(1_000_000)}`],
  ])(
    "by the number of its %s, is told so within seconds",
    (_, text) => {
      expect(read(text).problems.length).toBeGreaterThan(0);
    },
    5_000,
  );
});

describe("a file with several documents", () => {
  test("is told where the second begins", () => {
    expect(only(`${SOUND}---\nid: other\n`)).toMatch(/^58:1 a second document begins here/);
    expect(only(`---\n${SOUND}---\n`)).toMatch(/^59:1 a second document begins here/);
    expect(only(`---\n${SOUND}...\nid: other\n`)).toMatch(/^60:1 a second document begins here/);
  });

  test("is sound when there is only one, however it is marked", () => {
    expect(told(read(`%YAML 1.2\n---\n${SOUND}...\n`).problems)).toEqual([]);
  });
});

describe("tabs", () => {
  test("cannot indent", () => {
    expect(only(planted("    kind: money", "\tkind: money"))).toMatch(
      /^35:1 a tab cannot indent YAML: use spaces/,
    );
  });

  test("may stand between a key and its value, and before a comment", () => {
    expect(told(read(planted("kind: money", "kind:\tmoney\t# in pounds")).problems)).toEqual([]);
  });
});

describe("text that no chat can show", () => {
  test.each([
    ["Fire closes the terminal at Port Calder", '"\\uD800 closes the terminal"', "2:12"],
    ["label: insured loss", 'label: "insured \\uDC00loss"', "34:13"],
    ["brief:", 'notes: "\\uD83D"\nbrief:', "55:9"],
  ])("as half of a character is an error: %s", (part, fault, place) => {
    expect(only(planted(part, fault))).toMatch(new RegExp(`^${place} .* holds half of a character`));
  });

  test("is sound when both halves are there", () => {
    expect(told(read(planted("label: insured loss", 'label: "loss \\uD83C\\uDF0B"')).problems)).toEqual([]);
  });
});

describe("names that JavaScript gives every object", () => {
  test.each(["constructor", "valueof", "prototype", "tostring"])("are ids like any other: %s", (id) => {
    const text = SOUND.replaceAll("courier", id).replaceAll("low-water", id);
    const { story, problems } = read(text.replaceAll(`https://${id}.example`, "https://courier.example"));
    expect(told(problems)).toEqual([]);
    expect(story?.figures.map((figure) => figure.id)).toContain(id);
    expect(story?.reports.map((report) => report.id)).toContain(id);
  });

  test.each([
    ["id: harbour-fire", "__proto__: { polluted: true }\nid: harbour-fire", "1:1"],
    ["  low-water:", "  __proto__:", "43:3"],
    ["  evening-post:\n", '  "__proto__":\n', "12:4"],
    ["        by: a fire", "        __proto__: [1]\n        by: a fire", "28:9"],
  ])("are an error where they would be lost: %s", (part, fault, place) => {
    expect(only(planted(part, fault))).toBe(`${place} “__proto__” cannot be a key: choose another word`);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test.each(["constructor", "hasOwnProperty", "toString"])("are no keys of a story: %s", (key) => {
    expect(only(`${SOUND}${key}: x\n`)).toMatch(new RegExp(`^58:1 “${key}” is not a key here`));
  });
});
