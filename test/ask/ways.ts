import MiniSearch from "minisearch";
import { answererWith } from "../../src/ask/asking.ts";
import { atOnce } from "../../src/ask/in-bits.ts";
import { buildWordIndex, type WordIndex } from "../../src/ask/word-index.ts";
import type { Edition } from "../../src/content/edition.ts";
import { foldName } from "../../src/content/figure-index.ts";
import type { Given, Way } from "./score.ts";

/** The way the bot answers. */
export const ours: Way = (edition) => {
  const answer = answererWith({ edition, index: indexOf(edition) });
  return (question, before) => {
    const found = before?.ref === undefined ? undefined : edition.figures.find(before.ref);
    const figure = found?.outcome === "one" ? found.figure : undefined;
    const outcome = answer(question, before && { words: before.words, figure });
    switch (outcome.outcome) {
      case "figure":
        return { figures: [outcome.figure.ref], isCertain: true, isSource: outcome.about === "source" };
      case "choice":
        return { figures: outcome.figures.map(({ ref }) => ref), isCertain: false };
      case "none":
        return NOTHING;
    }
  };
};

const NOTHING: Given = { figures: [], isCertain: false };

/** The index made at one go. */
export const indexOf = (edition: Edition): WordIndex =>
  atOnce(buildWordIndex(edition.figures.all, edition.storyOf));

/** MiniSearch over labels, aliases and headlines, with prefixes and slips allowed: its best hit is the answer. */
export const plainSearch: Way = (edition) => {
  const search = new MiniSearch({
    fields: ["label", "aliases", "headline"],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { label: 2, aliases: 2 } },
  });
  search.addAll(
    edition.figures.all.map((figure) => ({
      id: figure.ref,
      label: figure.label,
      aliases: figure.aliases.join(" "),
      headline: edition.storyOf(figure).headline,
    })),
  );
  return (question) => {
    const [best] = search.search(question);
    return best ? { figures: [String(best.id)], isCertain: true } : NOTHING;
  };
};

/** The figure of whose name the question has the largest share of words. */
export const bestMatch: Way = (edition) => {
  const names = edition.figures.all.flatMap(({ ref, label, aliases }) =>
    [label, ...aliases].map((name) => ({ ref, words: foldName(name).split(" ") })),
  );
  return (question) => {
    const asked = new Set(foldName(question).split(" "));
    const met = names.map(({ ref, words }) => ({
      ref,
      share: words.filter((word) => asked.has(word)).length / words.length,
    }));
    const best = met.reduce((a, b) => (b.share > a.share ? b : a));
    return best.share > 0 ? { figures: [best.ref], isCertain: true } : NOTHING;
  };
};
