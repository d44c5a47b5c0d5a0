import { describe, expect, test } from "vitest";
import { createEdition } from "../../src/content/edition.ts";
import { planted, read, SOUND } from "./planted.ts";

function storyOf(text: string, name = "harbour-fire") {
  const { story, hash, problems } = read(text, { name });
  if (!story || !hash) throw new Error(problems.map(({ message }) => message).join("\n"));
  return { story, hash };
}

const nameOf = (...texts: string[]) => createEdition(texts.map((text) => storyOf(text))).name;

/** The sound story under another id. */
function another(id: string, change: (text: string) => string = (text) => text) {
  return storyOf(change(SOUND.replace("id: harbour-fire", `id: ${id}`)), id);
}

describe("editions have the same name", () => {
  test.each<[string, string]>([
    ["other line ends", SOUND.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff${SOUND}`],
    ["comments", planted("topics:", "# what it is about\ntopics:")],
    [
      "another order of keys",
      planted("    kind: money\n    unit: GBP\n", "    unit: GBP\n    kind: money\n"),
    ],
    [
      "the keys of a claim in another order",
      planted(
        "        value: 1200\n        hedge: at-most\n",
        "        hedge: at-most\n        value: 1200\n",
      ),
    ],
    ["other quotes", planted('"Terminal fire: what we know"', "'Terminal fire: what we know'")],
    ["a block instead of a line", planted("headline: Fire", "headline: >-\n  Fire")],
    ["flow instead of lines", planted("topics: [ports, calder]", "topics:\n  - ports\n  - calder")],
    ["spaces around a text", planted("label: insured loss", 'label: " insured loss "')],
    ["a number spelt otherwise", planted("value: 5000000", "value: 5e6")],
    ["a year in quotes", planted("date: 2026-03-04", 'date: "2026-03-04"')],
    ["an empty list for none", planted("    unit: GBP\n", "    unit: GBP\n    aliases: []\n")],
    ["an escape for a letter", planted("unit: people", 'unit: "p\\u0065ople"')],
  ])("for %s", (_, text) => {
    expect(text).not.toBe(SOUND);
    expect(nameOf(text)).toBe(nameOf(SOUND));
  });

  test("for another order of reports, whatever their ids", () => {
    const reports = (...entries: string[]) =>
      storyOf(`id: a\nheadline: A\nstatus: draft\nreports:\n${entries.join("")}figures: {}\nbrief: []\n`, "a")
        .hash;
    const figures = "  figures:\n    title: T\n    outlet: O\n    url: https://o.example\n";
    const retold = "  figures:\n    url: https://o.example\n    outlet: O\n    title: T\n";
    const news = "  news: { title: N, outlet: O, url: https://n.example }\n";
    expect(reports(figures, news)).toBe(reports(news, retold));
  });

  test("for another order of files", () => {
    const stories = ["a", "b", "c"].map((id) => another(id));
    expect(createEdition(stories.toReversed()).name).toBe(createEdition(stories).name);
  });
});

describe("editions have different names", () => {
  const changes: readonly (readonly [what: string, part: string, instead: string])[] = [
    ["status", "status: published", "status: draft"],
    ["headline", "Fire closes", "Fire shuts"],
    ["topic", "[ports, calder]", "[ports]"],
    ["order of topics", "[ports, calder]", "[calder, ports]"],
    ["title", "what we know", "what is known"],
    ["date", "date: 2026-03-04", "date: 2026-03"],
    ["label", "label: insured loss", "label: loss insured"],
    ["alias", "[evacuees]", "[evacuee]"],
    ["order of claims", "by: a fire brigade spokesperson", "by: a fire brigade spokeswoman"],
    ["window", "end: 2026-02", "end: 2026-01"],
    ["words", "words: more than £5m", "words: over £5m"],
    ["sentence", "The insured loss is put", "Insurers put it"],
    ["notes", "brief:", "notes: x\nbrief:"],
    ["optional key", "        by: a fire brigade spokesperson\n", ""],
  ];

  test.each(changes)("for another %s", (_, part, instead) => {
    expect(nameOf(planted(part, instead))).not.toBe(nameOf(SOUND));
  });

  test("each different from every other", () => {
    const names = changes.map(([, part, instead]) => nameOf(planted(part, instead)));
    expect(new Set(names).size).toBe(changes.length);
  });

  test("for another order of figures, which is the order they are listed in", () => {
    const [before, evacuated, rest] = SOUND.split(/(?=^ {2}(?:evacuated|loss):$)/m) as [
      string,
      string,
      string,
    ];
    const [loss, after] = rest.split(/(?=^ {2}low-water:$)/m) as [string, string];
    expect(nameOf(before + loss + evacuated + after)).not.toBe(nameOf(SOUND));
  });

  test("for one story more, and for none", () => {
    const [a, b] = [another("a"), another("b")];
    const names = [createEdition([]), createEdition([a]), createEdition([b]), createEdition([a, b])].map(
      ({ name }) => name,
    );
    expect(new Set(names).size).toBe(4);
  });
});

describe("an edition", () => {
  const dated = (id: string, date: string) => another(id, (text) => text.replace("2026-03-04", date));

  test("tells the newest story first, and stories of one day by id", () => {
    const edition = createEdition([
      dated("b", "2026-03-01"),
      dated("c", "2026-03-05"),
      dated("a", "2026-03-01"),
    ]);
    expect(edition.published.map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });

  test("tells only published stories, and holds the others", () => {
    const as = (status: string) => (text: string) => text.replace("status: published", `status: ${status}`);
    const edition = createEdition([another("a"), another("b", as("draft")), another("c", as("withdrawn"))]);
    expect(edition.published.map(({ id }) => id)).toEqual(["a"]);
    expect([...edition.storyById.keys()]).toEqual(["a", "b", "c"]);
    expect(edition.figures.all.every(({ ref }) => ref.startsWith("a/"))).toBe(true);
  });

  test("counts topics once a story", () => {
    const edition = createEdition([
      another("a", (text) => text.replace("[ports, calder]", "[ports, calder, ports]")),
      another("b", (text) => text.replace("[ports, calder]", "[calder]")),
    ]);
    expect(edition.topics).toEqual([
      { topic: "calder", stories: 2 },
      { topic: "ports", stories: 1 },
    ]);
  });

  test("knows the story of each of its figures", () => {
    const edition = createEdition([another("a"), another("b")]);
    for (const story of edition.published)
      for (const figure of story.figures) expect(edition.storyOf(figure)).toBe(story);
  });
});
