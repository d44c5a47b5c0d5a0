import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceBetween } from "../../src/content/difference.ts";
import { createEdition, type Edition } from "../../src/content/edition.ts";
import { type Briefing, briefingOf, type Scope } from "../../src/digest/briefing.ts";
import { planted, SOUND } from "../content/planted.ts";
import { generatedChange } from "../support/generated.ts";
import { editionOf } from "../support/stories.ts";

const EVERYTHING: Scope = { topics: [], stories: [] };
const PORTS: Scope = { topics: ["ports"], stories: [] };

/** The sound story as it is, and as it comes to be. */
const before = editionOf({ "harbour-fire": SOUND });
const edited = (part: string, instead: string) => editionOf({ "harbour-fire": planted(part, instead) });

function changesBetween(from: Edition | undefined, to: Edition, scope = EVERYTHING): Briefing | undefined {
  return briefingOf({ from, to, scope, what: "changes" });
}

/** An edition of so many stories like the sound one, the first the newest. */
function many(count: number, change: (text: string, place: number) => string = (text) => text): Edition {
  const files = Array.from({ length: count }, (_, place) => {
    const name = `story-${String.fromCharCode(97 + Math.floor(place / 26), 97 + (place % 26))}`;
    const date = Temporal.PlainDate.from("2026-03-04").subtract({ days: place });
    const text = SOUND.replace("id: harbour-fire", `id: ${name}`).replace("2026-03-04", `${date}`);
    return [name, change(text, place)] as const;
  });
  return editionOf(Object.fromEntries(files));
}

const idsOf = (stories: readonly { readonly story: { readonly id: string } }[]) =>
  stories.map(({ story }) => story.id);
const HEADLINE = "headline: Fire closes the terminal at Port Calder";
const SENTENCE = "Firefighters moved {evacuated} people from streets near the terminal.";
const MORE_LOSS = (text: string) =>
  text.replace("more than £5m\n        value: 5000000", "more than £9m\n        value: 9000000");

describe("news is", () => {
  test("not the same content again, nor the same content written in another way", () => {
    expect(changesBetween(before, before)).toBeUndefined();
    for (const [part, instead] of [
      ["brief:", "notes: seen twice\nbrief:"],
      ["words: more than £5m", "words: over £5 million"],
      ["title: Hundreds moved from homes near harbour", "title: Hundreds moved"],
      ["aliases: [evacuees]", "aliases: [the displaced]"],
      ["label: people moved from their homes", "label: People moved, from their homes"],
    ] as const)
      expect(changesBetween(before, edited(part, instead)), instead).toBeUndefined();
  });

  test("not a letter mended in a sentence, nor its punctuation", () => {
    const misspelt = edited(SENTENCE, SENTENCE.replace("Firefighters", "Firefigthers"));
    expect(changesBetween(misspelt, before)).toBeUndefined();
    const punctuated = edited(SENTENCE, SENTENCE.replace("people from", "people, from"));
    expect(changesBetween(before, punctuated)).toBeUndefined();
  });

  test("another word in a sentence, however short: that sentence is told, and no other", () => {
    const edition = edited("is put at", "is not put at");
    const [told] = changesBetween(before, edition)!.told;
    expect(told).toMatchObject({ isInFull: false, more: 0, news: { figures: [] } });
    expect(told!.news.sentences).toEqual([["The insured loss is not put at ", { figure: "loss" }, "."]]);
  });

  test("not a sentence left out", () => {
    expect(changesBetween(before, edited(`  - ${SENTENCE}\n`, ""))).toBeUndefined();
  });

  test("another headline, told with the one it had", () => {
    const [told] = changesBetween(before, edited(HEADLINE, "headline: The terminal is open again"))!.told;
    expect(told).toMatchObject({
      story: { headline: "The terminal is open again" },
      news: { headlineWas: "Fire closes the terminal at Port Calder", sentences: [], figures: [] },
    });
  });

  test("a figure’s new value, from what to what", () => {
    const edition = editionOf({ "harbour-fire": MORE_LOSS(SOUND) });
    const [told] = changesBetween(before, edition)!.told;
    expect(told).toMatchObject({ isInFull: false, news: { sentences: [], headlineWas: undefined } });
    expect(told!.news.figures).toMatchObject([
      {
        from: { id: "loss" },
        claims: [{ from: { words: "more than £5m" }, to: { words: "more than £9m" } }],
      },
    ]);
  });

  test("a figure that comes to be called something else", () => {
    const [told] = changesBetween(
      before,
      edited("people moved from their homes", "people who lost their homes"),
    )!.told;
    expect(told!.news.figures).toMatchObject([
      { from: { label: "people moved from their homes" }, to: { label: "people who lost their homes" } },
    ]);
  });

  test("a claim beside the one that leads, new or withdrawn", () => {
    const claim =
      "      - report: evening-post\n        words: hundreds\n        value: [200, 1000]\n        hedge: between\n";
    const fewer = edited(claim, "");
    expect(changesBetween(fewer, before)!.told[0]!.news.figures).toMatchObject([
      { claims: [{ to: { words: "hundreds" } }] },
    ]);
    expect(changesBetween(before, fewer)!.told[0]!.news.figures).toMatchObject([
      { claims: [{ from: { words: "hundreds" } }] },
    ]);
  });

  test("a new figure once: by the sentence that tells it, where there is one", () => {
    const ships =
      "  ships:\n    label: ships in port\n    kind: count\n    unit: ships\n    aliases: [vessels]\n    claims: [{ report: courier, words: about 40, value: 40, hedge: about }]\nbrief:\n";
    const [silent] = changesBetween(before, edited("brief:\n", ships))!.told;
    expect(silent!.news.figures).toMatchObject([{ to: { id: "ships" } }]);
    const [spoken] = changesBetween(
      before,
      edited("brief:\n", `${ships}  - There are {ships} ships.\n`),
    )!.told;
    expect(spoken!.news).toMatchObject({ sentences: [[{}, { figure: "ships" }, {}]], figures: [] });
  });
});

describe("a channel’s scope", () => {
  test("is its topics and its stories, and everything where it names none", () => {
    for (const scope of [EVERYTHING, PORTS, { topics: [], stories: ["harbour-fire"] }])
      expect(idsOf(changesBetween(undefined, before, scope)!.told)).toEqual(["harbour-fire"]);
    for (const scope of [
      { topics: ["dams"], stories: [] },
      { topics: ["dams"], stories: ["dam-leak"] },
    ])
      expect(changesBetween(undefined, before, scope)).toBeUndefined();
  });

  test("loses a story with its topic, which is no news and no withdrawal", () => {
    expect(changesBetween(before, edited("[ports, calder]", "[calder]"), PORTS)).toBeUndefined();
  });

  test("still hears what became of figures that it was told, when the story has just left it", () => {
    const moved = editionOf({ "harbour-fire": MORE_LOSS(planted("[ports, calder]", "[calder]")) });
    expect(changesBetween(before, moved, PORTS)!.told[0]!.news.figures).toMatchObject([
      { to: { id: "loss" } },
    ]);
  });

  test("gains a story with its topic: to the channel it is new", () => {
    const moved = edited("[ports, calder]", "[calder]");
    expect(changesBetween(moved, before, PORTS)).toMatchObject({ told: [{ isInFull: true }] });
  });

  test("says that a story in it is withdrawn, and nothing of others", () => {
    for (const status of ["withdrawn", "draft"]) {
      const gone = edited("status: published", `status: ${status}`);
      const briefing = changesBetween(before, gone, PORTS)!;
      expect(briefing).toMatchObject({ told: [], withdrawn: [{ id: "harbour-fire" }] });
      expect(changesBetween(before, gone, { topics: ["dams"], stories: [] })).toBeUndefined();
    }
  });
});

describe("room", () => {
  test("is for the newest stories in full, some headlines, and a count of the rest", () => {
    const briefing = changesBetween(undefined, many(40))!;
    expect(idsOf(briefing.told)).toEqual(["story-aa", "story-ab", "story-ac", "story-ad", "story-ae"]);
    expect(briefing.told.every(({ isInFull }) => isInFull)).toBe(true);
    expect(idsOf(briefing.titles)).toHaveLength(10);
    expect(briefing.titles[0]).toMatchObject({ story: { id: "story-af" }, changes: 0 });
    expect(briefing.others).toBe(25);
  });

  test("is for so many changes, the newest stories’ first, and headlines of the others with their count", () => {
    const briefing = changesBetween(many(40), many(40, MORE_LOSS))!;
    expect(briefing.told).toHaveLength(10);
    expect(idsOf(briefing.told)[0]).toBe("story-aa");
    expect(briefing.titles).toHaveLength(10);
    expect(briefing.titles[0]).toMatchObject({ changes: 1 });
    expect(briefing.others).toBe(20);
  });

  test("is not used up by one story: what is left over of it is counted", () => {
    const claims = (value: string) =>
      Array.from(
        { length: 15 },
        (_, n) =>
          `      - { report: courier, words: "${n + 20}${value}", value: ${n + 20}${value}, hedge: exactly }\n`,
      );
    const ships = (value: string) =>
      planted(
        "brief:\n",
        `  ships:\n    label: ships in port\n    kind: count\n    unit: ships\n    aliases: [vessels]\n    claims:\n${claims(value).join("")}brief:\n`,
      );
    const [told] = changesBetween(
      editionOf({ "harbour-fire": ships("1") }),
      editionOf({ "harbour-fire": ships("2") }),
    )!.told;
    expect(told!.news.figures.flatMap(({ claims }) => claims)).toHaveLength(6);
    expect(told!.more).toBe(9);
  });

  test("counts withdrawn stories beyond the headlines", () => {
    const gone = many(12, (text) => text.replace("status: published", "status: withdrawn"));
    const { withdrawn, othersWithdrawn } = changesBetween(many(12), gone)!;
    expect([withdrawn.length, othersWithdrawn]).toEqual([10, 2]);
  });
});

describe("a digest of everything", () => {
  test("tells all there is each time, with what changed since the last", () => {
    const edition = editionOf({ "harbour-fire": MORE_LOSS(SOUND) });
    const wish = { to: edition, scope: EVERYTHING, what: "everything" } as const;
    const again = briefingOf({ ...wish, from: edition })!;
    expect(again).toMatchObject({ isSinceLast: false, told: [{ isInFull: true, news: { figures: [] } }] });
    const changed = briefingOf({ ...wish, from: before })!;
    expect(changed.told).toMatchObject([
      { isInFull: true, news: { sentences: [], figures: [{ from: { id: "loss" }, to: { id: "loss" } }] } },
    ]);
  });
});

describe("whatever the editions", () => {
  const scope = fc.constantFrom(EVERYTHING, PORTS, { topics: ["dams"], stories: ["story-a"] });

  test("an edition has nothing new to itself", () => {
    fc.assert(
      fc.property(generatedChange, scope, ({ to }, scope) => {
        const edition = createEdition(to);
        expect(changesBetween(edition, createEdition(to), scope)).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });

  test("those that hold only the stories that differ will do for changes", () => {
    fc.assert(
      fc.property(generatedChange, scope, ({ from, to }, scope) => {
        const hashes = (stories: typeof from) => new Set(stories.map(({ hash }) => hash));
        const [inFrom, inTo] = [hashes(from), hashes(to)];
        const mini = changesBetween(
          createEdition(from.filter(({ hash }) => !inTo.has(hash))),
          createEdition(to.filter(({ hash }) => !inFrom.has(hash))),
          scope,
        );
        expect(mini).toEqual(changesBetween(createEdition(from), createEdition(to), scope));
      }),
      { numRuns: 40 },
    );
  });

  test("each change of meaning in scope is told or counted", () => {
    fc.assert(
      fc.property(generatedChange, ({ from, to }) => {
        const [before, after] = [createEdition(from), createEdition(to)];
        const briefing = changesBetween(before, after);
        const listed = new Set(briefing?.titles.map(({ story }) => story.id));
        for (const change of differenceBetween(before, after)) {
          if (change.change === "removed") {
            expect(briefing!.withdrawn).toContain(change.story);
            continue;
          }
          const story = change.change === "added" ? change.story : change.to;
          const told = briefing?.told.find((told) => told.story === story);
          if (listed.has(story.id) || briefing!.others > 0) continue;
          if (change.change === "added") {
            expect(told?.isInFull).toBe(true);
            continue;
          }
          const refs = new Set([
            ...told!.news.figures.map(({ from, to }) => (to ?? from)!.ref),
            ...told!.news.sentences
              .flat()
              .map((run) => (typeof run === "string" ? "" : `${story.id}/${run.figure}`)),
          ]);
          for (const figure of change.figures) {
            const { ref } = figure.change === "changed" ? figure.to : figure.figure;
            const isNews = figure.change !== "changed" || figure.meaning;
            if (isNews) expect(refs.has(ref) || told!.more > 0, ref).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
