import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestReply, nothingNewReply } from "../../src/chat/digest-view.ts";
import { figuresIn } from "../../src/chat/figures-in.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import type { Part, Reply } from "../../src/chat/reply.ts";
import { createEdition, type Edition } from "../../src/content/edition.ts";
import { briefingOf } from "../../src/digest/briefing.ts";
import { planted, SOUND } from "../content/planted.ts";
import { generatedChange } from "../support/generated.ts";
import { editionOf } from "../support/stories.ts";

const before = editionOf({ "harbour-fire": SOUND });
const EVERYTHING = { topics: [], stories: [] };

function digestOf(from: Edition | undefined, to: Edition, scope = EVERYTHING): Reply {
  return digestReply(briefingOf({ from, to, scope, what: "changes" })!);
}

/** The digest after one part of the sound story was replaced. */
const digestAfter = (part: string, instead: string) =>
  digestOf(before, editionOf({ "harbour-fire": planted(part, instead) }));

const partsOf = <K extends Part["kind"]>({ parts }: Reply, kind: K) =>
  parts.filter((part): part is Extract<Part, { kind: K }> => part.kind === kind);

const LOSS = "words: more than £5m\n        value: 5000000\n        hedge: more-than";

describe("a digest", () => {
  test("begins with a headline, and tells a new story with its figures and where to ask more", () => {
    const reply = digestOf(undefined, before);
    expect(reply.parts[0]).toEqual({ kind: "heading", text: "Fire closes the terminal at Port Calder" });
    expect(renderPlain(reply)).toMatchInlineSnapshot(`
      "FIRE CLOSES THE TERMINAL AT PORT CALDER

      Firefighters moved as many as 1,200 people from streets near the terminal.
        as many as 1,200: said a fire brigade spokesperson (The Calder Courier)

      The insured loss is put at more than £5m.
        more than £5m: in the three months, no source named (The Calder Courier)

      > Its figures: /brief figures harbour-fire

      > All stories: /brief stories"
    `);
  });

  test("tells a changed figure from what to what, and who said either", () => {
    const reply = digestAfter(LOSS, "words: about £12m\n        value: 12000000\n        hedge: about");
    expect(renderPlain(reply)).toMatchInlineSnapshot(`
      "CHANGED: FIRE CLOSES THE TERMINAL AT PORT CALDER

      insured loss
      - Was: more than £5m in the three months, no source named
        The Calder Courier, March 4, 2026: Terminal fire: what we know
        https://courier.example/terminal-fire#:~:text=more%20than%20%C2%A35m
      - Now: about £12m in the three months, no source named
        The Calder Courier, March 4, 2026: Terminal fire: what we know
        https://courier.example/terminal-fire#:~:text=about%20%C2%A312m

      > The story: /brief latest harbour-fire
      > Its figures: /brief figures harbour-fire

      (This is what is new since the last digest.)

      > All stories: /brief stories"
    `);
  });

  test("says that reports differ where one that came in does, and names it", () => {
    const claim =
      "      - report: evening-post\n        words: hundreds\n        value: [200, 1000]\n        hedge: between\n";
    const reply = digestAfter(
      claim,
      `${claim}      - { report: courier, words: more than 5000, value: 5000, hedge: more-than, counts: people and pets }\n`,
    );
    expect(partsOf(reply, "change")).toMatchObject([
      { from: undefined, to: { value: "more than 5,000" }, why: "Counted here: people and pets." },
    ]);
    expect(partsOf(reply, "agreement")).toMatchObject([{ verdict: "differ-in-value" }]);
  });

  test("says what changed where the value does not show it", () => {
    const by = "by: a fire brigade spokesperson";
    const [counts] = partsOf(digestAfter(by, `${by}\n        counts: people and pets`), "change");
    expect(counts!.from).toEqual(counts!.to);
    expect(counts!.why).toBe("Counted until now: not stated; from now on: people and pets.");
    const window = "{ over: P3M, end: 2026-02, words: in the three months }";
    const [moved] = partsOf(digestAfter(window, window.replace("2026-02", "2026-01")), "change");
    expect(moved!.why).toBe(
      "Until now over the 3 months to February 2026; from now on over the 3 months to January 2026.",
    );
    const [renamed] = partsOf(digestAfter("label: insured loss", "label: loss to insurers"), "change");
    expect(renamed).toMatchObject({ label: "loss to insurers", why: "Called “insured loss” until now." });
    expect(renderPlain({ parts: [renamed!] })).toContain("Still: more than £5m");
  });

  test("says what is withdrawn: a figure with its last value, a story by its headline", () => {
    const figure = / {2}low-water:[\s\S]*?(?=\nbrief:)/.exec(SOUND)![0];
    expect(renderPlain(digestAfter(figure, ""))).toContain(
      "Withdrawn: lowest level in 12 years, no source named",
    );
    const gone = digestAfter("status: published", "status: withdrawn");
    expect(gone.parts.slice(0, 3)).toEqual([
      { kind: "heading", text: "Withdrawn" },
      { kind: "text", runs: ["What was told here of this story, figures included, is told no longer."] },
      { kind: "entries", entries: [{ title: "Fire closes the terminal at Port Calder" }] },
    ]);
    expect(figuresIn(gone)).toEqual([]);
  });

  test("counts what it has no room for, and says what to type", () => {
    const files = Array.from({ length: 20 }, (_, place) => {
      const name = `story-${String.fromCharCode(97 + place)}`;
      return [name, SOUND.replace("harbour-fire", name)];
    });
    const told = renderPlain(
      digestOf(undefined, editionOf(Object.fromEntries(files)), { topics: ["ports"], stories: [] } as never),
    );
    expect(told).toContain("Also followed here:");
    expect(told).toContain("And 5 more stories: /brief stories ports.");
  });

  test("that comes late says when it was due, and offers the changes where they can be asked for", () => {
    const briefing = briefingOf({ from: undefined, to: before, scope: EVERYTHING, what: "changes" })!;
    const notes = { late: "at 8:00 a.m. on Tuesday", changes: "/brief changes" };
    const told = renderPlain(digestReply(briefing, notes));
    expect(told).toContain("It comes late: it was due at 8:00 a.m. on Tuesday.");
    expect(told).toContain("> What changed: /brief changes");
  });

  test("with nothing to say can say so", () => {
    expect(renderPlain(nothingNewReply())).toBe("(Nothing new since the last digest.)");
  });
});

describe("whatever the editions, a digest", () => {
  const wish = fc.record({
    change: generatedChange,
    isFirst: fc.nat(4).map((chance) => chance === 0),
    what: fc.constantFrom("changes" as const, "everything" as const),
  });
  type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;
  const digest = ({ change: { from, to }, isFirst, what }: Wish) => {
    const briefing = briefingOf({
      from: isFirst ? undefined : createEdition(from),
      to: createEdition(to),
      scope: EVERYTHING,
      what,
    });
    return briefing && digestReply(briefing);
  };

  test("has no figure without its hedge, who said it and who printed it", () => {
    const words = (hedged: string) => hedged.toLowerCase();
    fc.assert(
      fc.property(wish, (wish) => {
        const reply = digest(wish);
        if (reply === undefined) return;
        const told = renderPlain(reply);
        for (const { ref, value, attribution, printed } of figuresIn(reply)) {
          expect(ref).toMatch(/^story-[a-z]\/figure-[a-z]$/);
          expect(attribution).not.toBe("");
          expect(words(told)).toContain(words(value));
          expect(told).toContain(attribution);
          expect(told).toContain(printed.outlet);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("is the same for the same content, whatever order the stories come in", () => {
    fc.assert(
      fc.property(wish, (wish) => {
        const { from, to } = wish.change;
        const reversed = { ...wish, change: { from: from.toReversed(), to: to.toReversed() } };
        expect(JSON.stringify(digest(reversed))).toBe(JSON.stringify(digest(wish)));
      }),
      { numRuns: 40 },
    );
  });
});
