import { describe, expect, it } from "vitest";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { createBot } from "../../src/chat/bot.ts";
import { changeLines } from "../../src/chat/change-lines.ts";
import { figureNewsParts } from "../../src/chat/change-view.ts";
import type { Changes } from "../../src/chat/changes.ts";
import { figureChartReply } from "../../src/chat/chart-view.ts";
import { claimsReply } from "../../src/chat/compare-view.ts";
import { correctedReply, slimmed } from "../../src/chat/corrected.ts";
import { type Correction, correctionReply } from "../../src/chat/correction-view.ts";
import { figureReply, hedgedOf } from "../../src/chat/figure-view.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import type { ChangePart, Chart, Reply } from "../../src/chat/reply.ts";
import { storyParts } from "../../src/chat/story-view.ts";
import { toldOtherwise } from "../../src/chat/told-otherwise.ts";
import type { Edition } from "../../src/content/edition.ts";
import { figureFates } from "../../src/digest/figure-fates.ts";
import { quietDesk } from "../support/desk.ts";
import { editionOf, twoStories } from "../support/stories.ts";

const ADVISER = `      - { report: courier, words: "as many as 1,200", value: 1200, hedge: at-most, by: a fire brigade spokesperson }`;
const fireWith = (change: (text: string) => string) =>
  editionOf({ ...twoStories, "harbour-fire": change(twoStories["harbour-fire"]) });
const before = editionOf(twoStories);
const recounted = fireWith((text) =>
  text.replace(
    `words: "as many as 1,200", value: 1200, hedge: at-most`,
    `words: "about 1,400", value: 1400, hedge: about`,
  ),
);
const LATER = `      - { report: post, words: "about 2,000", value: 2000, hedge: about }`;

const publication = {
  id: 7,
  kind: "publish",
  reason: "Counted again",
  at: Temporal.Instant.from("2026-11-24T09:00Z"),
} as const;
const evacuated = (edition: Edition) => edition.storyById.get("harbour-fire")!.figures[0]!;
const brief = (edition: Edition): Reply => ({ parts: storyParts(edition.storyById.get("harbour-fire")!) });

function correctionsOf(reply: Reply, to: Edition): Correction[] {
  return toldOtherwise(reply, figureFates(before, to).byRef).map((news) => ({ news, publication }));
}

/** The reply as it reads once corrected. */
function corrected(reply: Reply, to: Edition): string {
  return renderPlain(correctedReply(reply, correctionsOf(reply, to), "UTC"));
}

/** A chart as of parts of a whole. */
const ofParts = (chart: Chart): Chart => ({
  ...chart,
  scales: chart.scales.map((scale) => ({ ...scale, measure: { ...scale.measure, isPart: true } })),
});

describe("what a message told and is told otherwise", () => {
  it("is a value that it said, not one that another report brings beside it", () => {
    const beside = fireWith((text) => text.replace(ADVISER, `${ADVISER}\n${LATER}`));
    expect(correctionsOf(brief(before), beside)).toEqual([]);
    const leading = fireWith((text) => text.replace(ADVISER, `${LATER}\n${ADVISER}`));
    expect(corrected(brief(before), leading)).toContain("Firefighters moved about 2,000 people");
  });

  it("is not the figure of which only another claim changed", () => {
    const other = fireWith((text) =>
      text.replace(`words: "more than 1,500", value: 1500`, `words: "more than 1,600", value: 1600`),
    );
    expect(correctionsOf(brief(before), other)).toEqual([]);
    expect(correctionsOf(figureReply(evacuated(before), before, 1), other)).toHaveLength(1);
  });

  it("is every figure of a story that is told no longer", () => {
    const gone = editionOf({ "dam-leak": twoStories["dam-leak"] });
    expect(corrected(brief(before), gone)).toContain("Between £5m and £7m (withdrawn) is the insured loss.");
  });
});

describe("a corrected message", () => {
  it("shows its card, its claims and its verdict as they are now, under a dated line", () => {
    const text = corrected(figureReply(evacuated(before), before, 1), recounted);
    expect(text).toMatch(
      /^Corrected 24 November 2026: people moved from their homes\n- Was: as many as 1,200/,
    );
    expect(text.split("1,200")).toHaveLength(2);
    expect(text).toContain("The reports agree");
  });

  it("drops what was reckoned from the old value", () => {
    const reply = claimsReply(evacuated(before), before, 1, true);
    expect(renderPlain(reply)).toContain("more than 1,500");
    const [, body = ""] = corrected(reply, recounted).split("PEOPLE MOVED FROM THEIR HOMES");
    expect(body).toContain("about 1,400");
    expect(body).not.toContain("1,200");
  });

  it("is in a chart its rows alone: nothing that was reckoned from the old values is kept", () => {
    const reply = figureChartReply(evacuated(before), before, 1);
    const parts = reply.parts.map((part) => (part.kind === "chart" ? ofParts(part) : part));
    const { parts: told } = correctedReply({ parts }, correctionsOf(reply, recounted), "UTC");
    const chart = told.find((part) => part.kind === "chart")!;
    expect(chart.verdict).toBeUndefined();
    expect(chart.scales[0]!.whole).toBeUndefined();
    expect(chart.scales[0]!.measure.isPart).toBeUndefined();
    expect(chart.scales[0]!.rows.map(({ apart }) => apart)).toEqual([false, false]);
  });

  it("keeps its older lines, the newest first, and says only that it was corrected where room is short", () => {
    const once = correctedReply(brief(before), correctionsOf(brief(before), recounted), "UTC");
    const back = toldOtherwise(once, figureFates(recounted, before).byRef).map((news) => ({
      news,
      publication,
    }));
    const twice = correctedReply(once, back, "UTC");
    expect(renderPlain(twice).match(/Was: \S+ \S+/g)).toEqual(["Was: about 1,400", "Was: as many"]);
    expect(renderPlain(twice)).toContain("Firefighters moved as many as 1,200 people");
    expect(toldOtherwise(twice, figureFates(before, before).byRef)).toEqual([]);
    expect(renderPlain(slimmed(twice))).toMatch(/^\(Corrected 24 November 2026: [^\n]+\)\n\nFIRE CLOSES/);
  });
});

describe("a notice that is corrected itself", () => {
  const notice = correctionReply(correctionsOf(brief(before), recounted), "UTC");
  const back = (reply: Reply, from: Edition, to: Edition, id: number) =>
    correctedReply(
      reply,
      toldOtherwise(reply, figureFates(from, to).byRef).map((news) => ({
        news,
        publication: { ...publication, id },
      })),
      "UTC",
    );

  it("says in one line where to read on, where room is short", () => {
    expect(renderPlain(slimmed(back(notice, recounted, before, 8)))).toMatch(
      /^\(Corrected again 24 November 2026: people moved from their homes\. See correction 8\.\)\n\nCORRECTION 7/,
    );
  });

  it("keeps the line that is so, and drops the oldest of those that were, when it has very many", () => {
    let reply = notice;
    for (let id = 8; id < 30; id += 1)
      reply = back(reply, id % 2 ? before : recounted, id % 2 ? recounted : before, id);
    const lines = reply.parts.flatMap((part) =>
      part.kind === "change" && part.correction === "line" ? [part] : [],
    );
    expect(lines.map(({ why }) => why?.replace(/\D+/g, ""))).toEqual(
      Array.from({ length: 12 }, (_, place) => String(29 - place)),
    );
    expect(lines.map(({ isPast }) => isPast ?? false)).toEqual([false, ...Array(11).fill(true)]);
  });
});

describe("the word before a value", () => {
  const hedged = hedgedOf(evacuated(before).claims[0], evacuated(before));
  const elsewhere = { ...hedged, printed: { ...hedged.printed, link: "https://courier.example/fire?b" } };
  const other = { ...hedged, value: "about 1,400" };
  const wordsOf = (part: Partial<ChangePart>) =>
    changeLines({ kind: "change", label: "homes", ...part }).map(({ word, isOld }) =>
      isOld ? `${word} (old)` : word,
    );

  it("is “Still” where a reader sees the same, whatever the address", () => {
    expect(wordsOf({ from: hedged, to: elsewhere })).toEqual(["Still"]);
    expect(wordsOf({ from: hedged, to: other })).toEqual(["Was (old)", "Now"]);
  });

  it("is “Then” for what was so for a time, and never “Still” or “Now”", () => {
    expect(wordsOf({ from: other, to: hedged, isPast: true })).toEqual(["Was (old)", "Then (old)"]);
    expect(wordsOf({ from: hedged, to: hedged, isPast: true })).toEqual(["Then (old)"]);
    expect(wordsOf({ from: hedged, isPast: true })).toEqual(["Withdrawn (old)"]);
  });

  it("is “New” for what is new, and “Now” for what a correction tells again", () => {
    expect(wordsOf({ to: hedged })).toEqual(["New"]);
    expect(wordsOf({ to: hedged, correction: "notice" })).toEqual(["Now"]);
  });
});

describe("a digest that told a change itself", () => {
  it("keeps it as it was so then, though the value is again what it had been", () => {
    const [news] = figureFates(before, recounted).byRef.values();
    const digest: Reply = { parts: figureNewsParts(news!) };
    const text = renderPlain(
      correctedReply(
        digest,
        toldOtherwise(digest, figureFates(recounted, before).byRef).map((news) => ({ news, publication })),
        "UTC",
      ),
    );
    expect(text.match(/(Was|Now|Then|Still): \S+ \S+/g)).toEqual([
      ...["Was: about 1,400", "Now: as many", "Was: as many", "Then: about 1,400"],
    ]);
    expect(text).not.toContain("The reports agree");
  });
});

it("a notice of very many changes tells ten, and how to see the rest", () => {
  const [one] = correctionsOf(brief(before), recounted);
  const text = renderPlain(
    correctionReply(
      Array.from({ length: 14 }, () => one!),
      "UTC",
    ),
  );
  expect(text.match(/Was: /g)).toHaveLength(10);
  expect(text).toContain("And 4 more changes: /brief changes.");
});

describe("/brief changes", () => {
  const asked: string[] = [];
  const [correction] = correctionsOf(brief(before), recounted);
  const changes: Changes = {
    async since(moment) {
      asked.push(moment.toString());
      return [{ publication, news: [correction!.news] }];
    },
  };
  const bot = createBot({
    slashes,
    edition: () => recounted,
    desk: () => ({
      ...quietDesk(),
      now: Temporal.Instant.from("2026-11-24T12:00Z"),
      zone: "Europe/Rome",
      changes,
    }),
    access: createAccess(new Map()),
    newReference: () => "ref",
    onFault: ({ error }) => {
      throw error;
    },
  });
  const ask = async (text: string) =>
    renderPlain((await bot.answer({ chat: "any", user: "u", channel: "c", text })).reply);

  it("tells anyone what was corrected: its number, from what to what, why and since when", async () => {
    const text = await ask("/brief changes");
    expect(text).toContain("CORRECTION 7");
    expect(text).toMatch(/Was: as many as 1,200[\s\S]*Now: about 1,400/);
    expect(text).toContain("Why: Counted again. Since 2026-11-24 10:00 (Europe/Rome).");
  });

  it("reads dates and stretches of time in the zone, and asks anew each time", async () => {
    asked.length = 0;
    for (const since of ["", "3 days", "since:yesterday", "2026-11-20", "2 hours ago"])
      await ask(`/brief changes ${since}`);
    await ask("/brief changes 3 days");
    expect(asked).toEqual([
      "2026-10-25T12:00:00Z",
      "2026-11-21T12:00:00Z",
      "2026-11-22T23:00:00Z",
      "2026-11-19T23:00:00Z",
      "2026-11-24T10:00:00Z",
      "2026-11-21T12:00:00Z",
    ]);
  });

  it("says what it takes where it is given something else", async () => {
    expect(await ask("/brief changes whenever")).toContain("as in 2026-11-20, yesterday or 3 days");
    expect(await ask("/brief changes 2026-02-31")).toContain("There is no day “2026-02-31”");
  });
});
