import type { Edition } from "../content/edition.ts";
import { completeZones } from "../digest/zones.ts";
import { counted } from "../text/counted.ts";
import type { Completes, Option, Slash } from "./command.ts";
import type { Suggestion } from "./invocation.ts";

/** As many as Discord shows. */
export const MOST = 25;
/** Room that is kept for stories where a figure or a story may be meant. */
const STORIES_AMONG = 5;

/** The values of an option that go on with what is typed; of several, what is typed last. */
export function valuesFor(option: Option, typed: string, slash: Slash, edition: Edition): Suggestion[] {
  if (option.choices)
    return option.choices.filter((word) => word.startsWith(typed.toLowerCase())).map(asSuggestion);
  if (!option.completes) return [];
  if (!option.several) return valuesOf(option.completes, typed, slash, edition);
  const [, before = "", last = ""] = /^(.*,)?\s*(.*)$/s.exec(typed)!;
  const given = before.toLowerCase().split(/[\s,]+/);
  return valuesOf(option.completes, last, slash, edition)
    .filter(({ value }) => !given.includes(value))
    .map((one) => ({ ...one, value: `${before.replace(/\s+/g, "")}${one.value}` }));
}

const asSuggestion = (word: string): Suggestion => ({ value: word, label: word });

/** The values a name may have that begin with what is typed. */
function valuesOf(completes: Completes, typed: string, slash: Slash, edition: Edition): Suggestion[] {
  const begun = typed.toLowerCase();
  switch (completes) {
    case "figure":
      return edition.figures.startingWith(typed, MOST).map((figure) => ({
        value: edition.figures.shortName(figure),
        label: figure.label,
        detail: edition.storyOf(figure).headline,
      }));
    case "story":
      return firstOf(
        edition.published,
        ({ id, headline }) => id.startsWith(begun) || headline.toLowerCase().includes(begun),
      ).map(({ id, headline }) => ({ value: id, label: headline }));
    case "subject":
      return [
        ...valuesOf("figure", typed, slash, edition).slice(0, MOST - STORIES_AMONG),
        ...valuesOf("story", typed, slash, edition).slice(0, STORIES_AMONG),
      ];
    case "topic":
      return firstOf(edition.topics, ({ topic }) => topic.startsWith(begun)).map(({ topic, stories }) => ({
        value: topic,
        label: topic,
        detail: counted(stories, "story", "stories"),
      }));
    case "zone":
      return completeZones(typed, MOST).map(asSuggestion);
    case "command":
      return [...slash.commands, ...(slash.groups ?? [])]
        .filter(({ name }) => name.startsWith(begun))
        .map(({ name, summary }) => ({ value: name, label: name, detail: summary }));
  }
}

function firstOf<T>(all: readonly T[], fits: (one: T) => boolean): T[] {
  const found: T[] = [];
  for (const one of all) {
    if (fits(one)) found.push(one);
    if (found.length === MOST) break;
  }
  return found;
}
