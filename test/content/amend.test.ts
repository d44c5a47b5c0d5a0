import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amended,
  type Change,
  presentOf,
  rebasedOn,
  saidInstead,
  standingOf,
} from "../../src/content/amend.ts";
import { hashOf } from "../../src/content/normal-form.ts";
import { rewritten } from "../../src/content/rewrite.ts";
import type { StoryFile } from "../../src/content/schema.ts";
import { readStory } from "../../src/content/story-file.ts";
import { twoStories } from "../support/stories.ts";

const TODAY = Temporal.PlainDate.from("2026-11-24");

function read(text: string): StoryFile {
  const { file, problems } = readStory(Buffer.from(text), "harbour-fire.yaml", {
    name: "harbour-fire",
    today: TODAY,
  });
  if (!file) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join("; "));
  return file;
}

const fire = read(twoStories["harbour-fire"]);
const evacuated = fire.figures.evacuated!;
const [lead] = evacuated.claims;
const { claims: _, aliases: __, ...of } = evacuated;
const recount: Change & { kind: "correct" } = {
  kind: "correct",
  figure: "evacuated",
  of,
  was: { claim: lead!, report: fire.reports.courier! },
  to: {
    claim: { ...lead!, words: "about 1,400", value: 1400, hedge: "about" },
    report: fire.reports.courier!,
  },
};

/** The source's file with other words in it. */
const changed = (from: string, to: string) => read(twoStories["harbour-fire"].replace(from, to));

describe("a change beside the source", () => {
  it("fits while the source says what it said then, whatever else it changes", () => {
    expect(standingOf(recount, fire)).toBe("fits");
    const reworded = changed("Fire closes", "A fire closes");
    expect(standingOf(recount, reworded)).toBe("fits");
    expect(amended(reworded, recount).headline).toContain("A fire closes");
    expect(amended(reworded, recount).figures.evacuated!.claims[0]).toMatchObject({ value: 1400 });
  });

  it("is settled once the source says the same, be the report called otherwise there", () => {
    const renamed = read(
      twoStories["harbour-fire"]
        .replaceAll("courier:", "calder:")
        .replaceAll("report: courier", "report: calder")
        .replace(
          `words: "as many as 1,200", value: 1200, hedge: at-most`,
          `words: "about 1,400", value: 1400, hedge: about`,
        ),
    );
    expect(standingOf(recount, renamed)).toBe("settled");
    expect(amended(renamed, recount)).toEqual(renamed);
  });

  it("has been moved under where the source says a third thing, and still stands until it is asked", () => {
    const third = changed(
      `words: "as many as 1,200", value: 1200, hedge: at-most`,
      `words: "about 1,300", value: 1300, hedge: about`,
    );
    expect(standingOf(recount, third)).toBe("moved");
    expect(amended(third, recount).figures.evacuated!.claims.map(({ value }) => value)).toEqual([1400, 1500]);
    const kept = rebasedOn(recount, presentOf(recount, third))!;
    expect(standingOf(kept, third)).toBe("fits");
    expect(standingOf(kept, fire)).toBe("moved");
  });

  it("that has been moved under takes the likest claim of its report", () => {
    const [, other] = evacuated.claims;
    const away = { ...lead!, words: "about 900", value: 900, hedge: "about", counts: "those away" } as const;
    const now = { ...away, words: "about 950", value: 950 };
    const third = {
      ...fire,
      figures: { ...fire.figures, evacuated: { ...evacuated, claims: [lead!, now, other!] } },
    };
    const to = { claim: { ...away, words: "about 990", value: 990 }, report: fire.reports.courier! };
    const change = { ...recount, was: { claim: away, report: fire.reports.courier! }, to };
    expect(amended(third, change).figures.evacuated!.claims.map(({ value }) => value)).toEqual([
      1200, 990, 1500,
    ]);
  });

  it("brings its report along, under an id that is free", () => {
    const report = { title: "Count revised", outlet: "Harbour Board", url: "https://board.example/count" };
    const to = {
      claim: { ...lead!, report: "post", words: "about 1,400", value: 1400, hedge: "about" as const },
      report,
    };
    const result = amended(fire, { ...recount, to });
    expect(result.figures.evacuated!.claims[0]!.report).toBe("post-2");
    expect(result.reports["post-2"]).toEqual(report);
    expect(result.reports.post).toEqual(fire.reports.post);
  });

  it("takes away through whom it was told together with who told it, and not without", () => {
    const report = { id: "courier", entry: fire.reports.courier! };
    const was = { claim: { ...lead!, through: "Reuters" }, report: report.entry };
    const { words, value, hedge } = lead!;
    const throughOf = (by: string | undefined, claim = was.claim) =>
      saidInstead({ ...was, claim }, { words, value, hedge, by, report }).claim.through;
    expect(throughOf(undefined)).toBeUndefined();
    expect(throughOf("the mayor")).toBe("Reuters");
    expect(throughOf(undefined, { ...was.claim, by: undefined })).toBe("Reuters");
  });

  it("that withdraws a figure takes the sentences along that tell it", () => {
    const withdrawn: Change = { kind: "withdraw-figure", figure: "loss", was: fire.figures.loss! };
    const result = amended(fire, withdrawn);
    expect(Object.keys(result.figures)).toEqual(["evacuated"]);
    expect(result.brief).toEqual(["Firefighters moved {evacuated} people from streets near the terminal."]);
    expect(standingOf(withdrawn, result)).toBe("settled");
    expect(standingOf(withdrawn, changed("an insurer", "two insurers"))).toBe("moved");
  });

  it("is gone where the source has no such figure any more", () => {
    const { evacuated: _, ...figures } = fire.figures;
    expect(standingOf(recount, { ...fire, figures })).toBe("gone");
    expect(standingOf(recount, undefined)).toBe("gone");
    expect(standingOf({ kind: "withdraw-story" }, undefined)).toBe("settled");
  });
});

// ---- written back

interface Layout {
  readonly flowReports: boolean;
  readonly flowClaims: boolean;
  readonly reportFirst: boolean;
  readonly sameColumn: boolean;
  readonly wide: boolean;
  readonly newLine: string;
  readonly quote: readonly number[];
  readonly comments: readonly number[];
  readonly endsWithNewLine: boolean;
}

const layouts: fc.Arbitrary<Layout> = fc.record({
  flowReports: fc.boolean(),
  flowClaims: fc.boolean(),
  reportFirst: fc.boolean(),
  sameColumn: fc.boolean(),
  wide: fc.boolean(),
  newLine: fc.constantFrom("\n", "\r\n"),
  quote: fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }),
  comments: fc.array(fc.nat(3), { minLength: 11, maxLength: 11 }),
  endsWithNewLine: fc.boolean(),
});

/** A story as one team or another would write it down, with comments in many places. */
function written(story: StoryFile, layout: Layout): string {
  let texts = 0;
  const text = (value: unknown): string => {
    if (typeof value !== "string") return Array.isArray(value) ? `[${value.join(",")}]` : String(value);
    texts += 1;
    const how = layout.quote[texts % layout.quote.length];
    if (how === 1) return `'${value.replaceAll("'", "''")}'`;
    return how === 2 || !/^[\w-]+$/.test(value) || /^\d/.test(value) ? JSON.stringify(value) : value;
  };
  const flow = (entries: object): string =>
    `{ ${Object.entries(entries)
      .filter(([, value]) => value !== undefined)
      .map(
        ([key, value]) =>
          `${key}: ${typeof value === "object" && !Array.isArray(value) ? flow(value) : text(value)}`,
      )
      .join(layout.wide ? ",  " : ", ")} }`;
  const step = layout.wide ? "    " : "  ";
  const hyphen = layout.wide ? "-   " : "- ";
  const nest = (depth: number) => step.repeat(depth);
  const lines = [
    `id: ${story.id}`,
    `headline: ${text(story.headline)}`,
    `topics: [${story.topics.join(",")}]`,
    `status: ${text(story.status)}`,
    "",
    "reports:",
    ...Object.entries(story.reports).flatMap(([id, report]) =>
      layout.flowReports
        ? [`${nest(1)}${id}: ${flow(report)}`]
        : [
            `${nest(1)}${id}:`,
            ...Object.entries(report).map(([key, value]) => `${nest(2)}${key}: ${text(value)}`),
          ],
    ),
    "figures:",
    ...Object.entries(story.figures).flatMap(([id, { claims, aliases, ...figure }]) => [
      `${nest(1)}${id}:`,
      ...Object.entries(figure).map(([key, value]) => `${nest(2)}${key}: ${text(value)}`),
      `${nest(2)}aliases: [${aliases.map((alias) => JSON.stringify(alias)).join(", ")}]`,
      `${nest(2)}claims:`,
      ...claims.flatMap((claim) => {
        const at = layout.sameColumn ? nest(2) : nest(3);
        if (layout.flowClaims) return [`${at}${hyphen}${flow(claim)}`];
        const entries = Object.entries(claim).filter(([, value]) => value !== undefined);
        const sorted = layout.reportFirst ? entries : entries.toReversed();
        return sorted.map(
          ([key, value], place) =>
            `${at}${place === 0 ? hyphen : " ".repeat(hyphen.length)}${key}: ${typeof value === "object" && !Array.isArray(value) ? flow(value) : text(value)}`,
        );
      }),
    ]),
    story.brief.length === 0 ? "brief: []" : "brief:",
    ...story.brief.map((sentence) => `${step}${hyphen}${JSON.stringify(sentence)}`),
  ];
  const commented = lines.flatMap((line, place) => {
    const how = layout.comments[place % layout.comments.length];
    if (how === 1) return [`${line}   # beside ${place}`];
    return how === 2 ? [`  # above ${place}, the “desk” says: 'so'`, line] : [line];
  });
  return commented.join(layout.newLine) + (layout.endsWithNewLine ? layout.newLine : "");
}

const said = fc.constantFrom(
  { words: "about 1,400", value: 1400, hedge: "about" as const },
  { words: "more than 90", value: 90, hedge: "more-than" as const },
  { words: "between 20 and 30", value: [20, 30] as [number, number], hedge: "between" as const },
  { words: "dozens", value: [24, 100] as [number, number], hedge: "between" as const },
  { words: "12", value: 12, hedge: "exactly" as const },
);
const speaker = fc.constantFrom(
  undefined,
  "a clerk",
  "the port’s “duty officer”: O'Neill, #2 {sic}",
  "- yes",
  "null",
);
const source = fc.constantFrom(
  { id: "post", report: fire.reports.post! },
  { id: "courier", report: fire.reports.courier! },
  {
    id: "board",
    report: {
      title: "Count: revised [again]",
      outlet: "Harbour Board",
      date: "2026",
      url: "https://board.example/x?a=1#b",
    },
  },
  { id: "board", report: { title: "42", outlet: "yes", url: "https://board.example/y" } },
);
const window = fc.constantFrom(undefined, "P3M", { over: "P7M", words: "the last seven months" });
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({
      said,
      speaker,
      source,
      window,
      place: fc.nat(1),
      through: fc.constantFrom(undefined, "Reuters, the agency"),
    })
    .map(({ said, speaker, source, window, place, through }): Change => {
      const was = evacuated.claims[place]!;
      return {
        kind: "correct",
        figure: "evacuated",
        of,
        was: { claim: was, report: fire.reports[was.report]! },
        to: {
          claim: { report: source.id, ...said, window, by: speaker, through, counts: undefined },
          report: source.report,
        },
      };
    }),
  fc
    .constantFrom("evacuated", "loss")
    .map((figure): Change => ({ kind: "withdraw-figure", figure, was: fire.figures[figure]! })),
  fc.constant<Change>({ kind: "withdraw-story" }),
);

const commentsIn = (text: string): string[] => text.match(/# (?:beside|above) .*$/gm) ?? [];

describe("changes written back into a file", () => {
  it("make it say the same as the edition that has them, whoever wrote it and however", () => {
    fc.assert(
      fc.property(layouts, fc.array(changes, { minLength: 1, maxLength: 3 }), (layout, wanted) => {
        const text = written(fire, layout);
        const before = read(text);
        expect(hashOf(before)).toBe(hashOf(fire));
        const after = wanted.reduce(amended, before);
        const fresh = rewritten(text, before, after);
        expect(fresh).toBeDefined();
        expect(hashOf(read(fresh!))).toBe(hashOf(after));
      }),
      { numRuns: 400 },
    );
  });

  it("leave every other line as it is, byte for byte, and every comment that stood beside nothing removed", () => {
    fc.assert(
      fc.property(layouts, changes, (layout, change) => {
        const text = written(fire, layout);
        const before = read(text);
        const fresh = rewritten(text, before, amended(before, change))!;
        const [old, now] = [text, fresh].map((one) => one.split(layout.newLine));
        const left = now!.slice();
        const touched = old!.filter((line) => {
          const at = left.indexOf(line);
          if (at >= 0) left.splice(at, 1);
          return at < 0;
        });
        if (change.kind === "withdraw-figure") {
          expect(commentsIn(fresh).filter((one) => !commentsIn(text).includes(one))).toEqual([]);
          return;
        }
        if (change.kind === "correct") expect(touched.length).toBeLessThanOrEqual(8);
        else expect(touched).toHaveLength(1);
        const wentWithALine = touched.flatMap(commentsIn);
        expect(
          commentsIn(text).filter((one) => !commentsIn(fresh).includes(one) && !wentWithALine.includes(one)),
        ).toEqual([]);
        expect(commentsIn(fresh).filter((one) => one.includes("above"))).toEqual(
          commentsIn(text).filter((one) => one.includes("above")),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("are not written where the text has no place to write them", () => {
    const anchored = "a: &x 1\nb: *x\n";
    expect(rewritten(anchored, { a: 1, b: 1 }, { a: 1, b: 2 })).toBeUndefined();
  });
});
