import { expect, test } from "vitest";
import { comparisonParts } from "../../src/chat/comparison-view.ts";
import type { Reached } from "../../src/chat/desk.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import { editionOf, twoStories } from "../support/stories.ts";

type Files = Readonly<Record<string, string>>;

function compared(from: Files, to: Files, page = 1, reached: readonly Reached[] = []): string {
  const comparison = { from: editionOf(from), to: editionOf(to), reached };
  const { parts, under } = comparisonParts(comparison, page, "/desk show 7");
  return renderPlain({ parts: [...parts, ...under] });
}

const fire = twoStories["harbour-fire"];
const withFire = (text: string): Files => ({ ...twoStories, "harbour-fire": text });

test("a changed figure is told from what to what, each with its hedge, and what its reports make of it now", () => {
  const agreeing = withFire(
    fire.replace(
      `words: "more than 1,500", value: 1500, hedge: more-than`,
      `words: "about 1,100", value: 1100, hedge: about`,
    ),
  );
  const words = compared(agreeing, twoStories);
  expect(words).toContain("Stories: 1 changed. Figures in the changed ones: 1 changed.");
  expect(words).toMatch(/Was: about 1,100[\s\S]*Now: more than 1,500/);
  expect(words).toContain("Reports that agreed until now part ways on: people moved from their homes.");
  expect(words).toContain("cannot both be right");
});

test("a new story is told whole, the figures that no sentence tells too", () => {
  const untold = fire.replace(`  - "{loss} is the insured loss."\n`, "");
  const words = compared({ "dam-leak": twoStories["dam-leak"] }, withFire(untold));
  expect(words).toContain("NEW: FIRE CLOSES THE CONTAINER TERMINAL AT PORT CALDER");
  expect(words).toContain("as many as 1,200 people from streets near the terminal");
  expect(words).toMatch(/insured loss\n- New: between £5m and £7m, said an insurer/);
});

test("other words are shown beside the old ones, and what is only spelt otherwise is called that", () => {
  const words = compared(
    twoStories,
    withFire(
      fire
        .replace("Fire closes the container terminal", "Fire shuts the container terminal")
        .replace("from streets near the terminal", "from the quarters around it"),
    ),
  );
  expect(words).toContain("The headline was “Fire closes the container terminal at Port Calder”.");
  expect(words).toMatch(/Said no longer:[\s\S]*streets near[\s\S]*Said from now on:[\s\S]*quarters around/);
  const respelt = compared(twoStories, withFire(fire.replace(`"as many as 1,200"`, `"a maximum of 1,200"`)));
  expect(respelt).toContain("Figures in the changed ones: 1 changed.");
});

test("what no reader would notice is said to be that", () => {
  const words = compared(twoStories, withFire(`${fire}notes: for the desk\n`));
  expect(words).toBe("(Nothing that a reader would notice: other names, topics, notes or drafts.)");
});

test("a long difference is told page by page, each under its heading", () => {
  const many = (suffix: string): Files =>
    Object.fromEntries(
      Array.from({ length: 23 }, (_, place) => {
        const id = `story-${String.fromCharCode(97 + place)}`;
        const text = twoStories["dam-leak"].replace("id: dam-leak", `id: ${id}`);
        return [id, text.replace("Villages below", `Villages of ${id} below`).replace("emptied", suffix)];
      }),
    );
  const pages = [1, 2, 3].map((page) => compared(many("emptied"), many("left"), page));
  expect(pages[0]).toContain("Page 1 of 3.");
  expect(pages[0]).toContain("Next: /desk show 7 page:2");
  expect(pages[2]).toContain("Back: /desk show 7 page:2");
  const headings = pages.flatMap((page) => page.match(/^CHANGED: .*/gm) ?? []);
  expect(new Set(headings).size).toBe(23);
});

test("where a figure was told is named, a few channels by name", () => {
  const channels = ["C1", "C2", "C3", "C4", "C5", "C6", "C7"].map((channel) => ({ chat: "slack", channel }));
  const reached = [{ figure: "harbour-fire/evacuated", channels }];
  const words = compared(twoStories, { "dam-leak": twoStories["dam-leak"] }, 1, reached);
  expect(words).toContain("7 channels were told a figure that changes or goes.");
  expect(words).toContain("WITHDRAWN: FIRE CLOSES");
  expect(words).toContain("C5 on Slack and 2 more.");
});
