import { describe, expect, test } from "vitest";
import { readReportText } from "../../src/content/check-words.ts";
import { faults } from "./faults.ts";
import { marked, planted, read, SOUND, told } from "./planted.ts";

describe("the linter finds", () => {
  for (const [group, rows] of Object.entries(faults)) {
    describe(group, () => {
      test.each(rows)("%s", (_, part, fault, message) => {
        const { text, line, column } = marked(planted(part, fault));
        const { problems, story } = read(text);
        expect(told(problems)).toEqual([expect.stringContaining(message)]);
        expect(problems[0]).toMatchObject({ file: "harbour-fire.yaml", line, column, severity: "error" });
        expect(story).toBeUndefined();
      });
    });
  }
});

describe("the linter invents nothing", () => {
  const sound: readonly (readonly [what: string, part: string, instead: string])[] = [
    ["a sound story", "status: published", "status: published"],
    ["a draft", "status: published", "status: draft"],
    ["a withdrawn story", "status: published", "status: withdrawn"],
    ["a story without topics", "topics: [ports, calder]\n", ""],
    ["an empty list", "topics: [ports, calder]", "topics: []"],
    [
      "“one”, “several” and “a few”",
      "people from streets",
      "people, several of them old, from one or a few streets",
    ],
    ["a number word inside a name", "Fire closes", "The Group of Seven closes"],
    [
      "a hedge before a figure",
      "moved {evacuated} people",
      "moved more than {evacuated} people or at least {evacuated} a day",
    ],
    ["two figures side by side", "moved {evacuated} people", "moved {evacuated}–{evacuated} people"],
    ["a figure that begins a sentence", "- Firefighters moved {evacuated}", '- "{evacuated}" #'],
    ["numbers in labels", "label: insured loss", "label: insured loss at terminals 1 to 3"],
    ["numbers in titles and outlets", "outlet: Evening Post", "outlet: Channel 4"],
    ["numbers in notes", "brief:", "notes: Seen on 4 March, 2 copies.\nbrief:"],
    ["a year for a date, unquoted", "date: 2026-03-04", "date: 2026"],
    ["a report of today", "date: 2026-03-04", "date: 2026-03-10"],
    ["a report without a date", "    date: 2026-03-04\n", ""],
    [
      "an address in another script",
      "https://post.example/news/harbour",
      "https://пример.example/порт?q=أ#x",
    ],
    [
      "an address folded into a block",
      "url: https://post.example/news/harbour",
      "url: >\n      https://post.example/news",
    ],
    ["a headline in another script", "Fire closes the terminal at Port Calder", "حريق في الميناء 🔥"],
    ["a headline in a folded block", "headline: Fire", "headline: >-\n  The\n  fire"],
    [
      "a sentence in a literal block",
      "- The insured loss is put at {loss}.",
      "- |\n    The loss is put at {loss}.",
    ],
    ["a window that lies ahead", "{ over: P3M, end: 2026-02, words: in the three months }", "{ in: 2050 }"],
    ["a window in short", "{ over: P3M, end: 2026-02, words: in the three months }", "P3M"],
    ["a value in other digits", "value: 5000000", "value: 5.0e+6"],
    ["ids that every object has", "low-water:", "constructor:"],
    ["a figure that is called window", "low-water:", "window:"],
    ["a tag of YAML itself", "unit: GBP", "unit: !!str GBP"],
    ["an anchor nobody uses", "unit: GBP", "unit: &pounds GBP"],
    ["a comment on every side", "topics:", "# a comment\n\n  # another\ntopics:"],
    ["a document mark at the beginning and at the end", "id: harbour-fire", "---\nid: harbour-fire"],
  ];
  test.each(sound)("in %s", (_, part, instead) => {
    expect(told(read(planted(part, instead)).problems)).toEqual([]);
  });

  test("whatever the line ends are, and a byte order mark", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      expect(told(read(`\ufeff${SOUND.replaceAll("\n", end)}`).problems)).toEqual([]);
    }
  });
});

describe("a place", () => {
  test("is counted in lines and characters from one, whatever the line ends are", () => {
    const fault = planted("people from streets", "people 🌋 from 12 streets");
    for (const end of ["\n", "\r\n", "\r"]) {
      const { problems } = read(`\ufeff${fault.replaceAll("\n", end)}`);
      expect(problems).toMatchObject([{ line: 56, column: 50 }]);
    }
  });

  test("of a key is told when the key is at fault, and that of the value when the value is", () => {
    expect(told(read(planted("hedge: at-most", "hege: at-most")).problems)).toEqual([
      "27:9 “hege” is not a key here: did you mean “hedge”?",
    ]);
    expect(read(planted("hedge: at-most", "hedge: at-mots")).problems).toMatchObject([
      { line: 27, column: 16 },
    ]);
  });
});

describe("a story with several faults", () => {
  test("is told all of them, in the order of the file", () => {
    const text = planted("Fire closes", "3 fires close")
      .replace("{loss}", "{los}")
      .replace("12 years", "13 years");
    expect(told(read(text).problems)).toEqual([
      "2:11 “3” is a number in prose: put it in a figure and write {figure-id} here, or write around it",
      "52:16 “lowest level in 13 years” means lowest in 13 years: the value is 13, not 12",
      "57:32 this story has no figure “los”: did you mean “loss”?",
    ]);
  });

  test("of its form is told those alone, since the rest cannot be judged", () => {
    const text = planted("Fire closes", "3 fires close").replace("hedge: at-most", "hedge: 5");
    expect(read(text).problems).toMatchObject([{ line: 27 }]);
  });

  test("is told a hundred of them and how many more there are", () => {
    const many = read(SOUND + Array.from({ length: 150 }, (_, place) => `key${place}: x\n`).join(""));
    expect(many.problems).toHaveLength(101);
    expect(many.problems.at(-1)?.message).toBe("and 50 more problems");
  });
});

describe("a figure that nobody would find", () => {
  const unreachable = planted("aliases: [tide]", "aliases: []");

  test("is a warning at its id, and the story stays", () => {
    const { story, problems } = read(unreachable);
    expect(problems).toMatchObject([{ line: 43, column: 3, severity: "warning" }]);
    expect(problems[0]!.message).toMatch(/^no sentence of the brief tells “low-water” and it has no aliases/);
    expect(story?.id).toBe("harbour-fire");
  });

  test("is not one once a sentence tells it", () => {
    const text = unreachable.replace("The insured loss", "At the {low-water} tide, the insured loss");
    expect(read(text).problems).toEqual([]);
  });

  test("is not spoken of while a sentence is at fault that may have been meant to tell it", () => {
    expect(read(planted("{loss}", "{lose}")).problems).toMatchObject([{ severity: "error" }]);
  });

  test("never hides an error: of too many problems errors are told first", () => {
    const figure = (place: number) =>
      `  f${place}:\n    label: ships of kind ${place}\n    kind: multiple\n    claims: [{ report: courier, words: twice, value: 2, hedge: exactly }]\n`;
    const figures = Array.from({ length: 150 }, (_, place) => figure(place)).join("");
    const text = planted("brief:\n", `${figures}brief:\n`);
    expect(read(text).story).toBeDefined();
    expect(read(text.replace("id: harbour-fire", "id: harbour")).problems[0]).toMatchObject({
      line: 1,
      severity: "error",
    });
    const last = read(`${text}topics: [ports]`.replace("topics: [ports, calder]\n", ""), { name: "harbour" });
    expect(last.problems.filter(({ severity }) => severity === "error")).toHaveLength(1);
  });
});

describe("with a report's text at hand", () => {
  const lint = (article: string, story = SOUND) =>
    told(read(story, { texts: new Map([["courier", readReportText(article)]]) }).problems);
  const printed =
    "They moved as many as 1,200 people. Insurers spoke of more than £5m in the three months before.";

  test("words cut short of their hedge are wrong, though they stand in it", () => {
    const cut = SOUND.replace("words: as many as 1,200", 'words: "1,200"').replace(
      "hedge: at-most",
      "hedge: exactly",
    );
    expect(lint(printed, cut)).toEqual([
      expect.stringContaining("the report printed “as many as 1,200”: copy its hedge and unit too"),
    ]);
  });

  test("words that stand in it are right", () => {
    expect(lint(printed)).toEqual([]);
    expect(lint(printed.toUpperCase().replaceAll(" ", "\u00a0\n"))).toEqual([]);
  });

  test("words that do not are an error at the words", () => {
    expect(lint(printed.replace("as many as", "up to"))).toEqual([
      "25:16 “as many as 1,200” does not stand in the report’s text: copy the words as printed",
    ]);
  });

  test("words within a longer number do not count as standing in it", () => {
    for (const other of ["1,200,000", "1,2005", "1,200.5"])
      expect(lint(printed.replace("1,200", other))).toMatchObject([expect.stringMatching(/^25:16 /)]);
    expect(lint(printed.replace("1,200 people", "1,200, people"))).toEqual([]);
    expect(lint(printed.replace("1,200 people", "1,200."))).toEqual([]);
  });

  test("a window's words are looked for, too", () => {
    expect(lint(printed.replace("three months", "spring"))).toEqual([
      "42:51 “in the three months” does not stand in the report’s text: copy the words as printed",
    ]);
  });

  test("claims of other reports are left alone", () => {
    expect(
      lint(printed, planted("words: hundreds", "words: thousands").replace("[200, 1000]", "[2000, 10000]")),
    ).toEqual([]);
  });
});
