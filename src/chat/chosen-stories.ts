import type { Edition } from "../content/edition.ts";
import { didYouMean } from "../text/nearest.ts";
import { UserError } from "./errors.ts";
import { shortened } from "./parse.ts";

/** Topics that the edition's stories are on. Throws a UserError for one that no story is on. */
export function namedTopics(names: readonly string[], edition: Edition): readonly string[] {
  return checked(
    names,
    edition.topics.map(({ topic }) => topic),
    (name) => `No story is on the topic “${name}”`,
  );
}

/** Published stories, by their ids. Throws a UserError for one that there is not. */
export function namedStories(names: readonly string[], edition: Edition): readonly string[] {
  return checked(
    names,
    edition.published.map(({ id }) => id),
    (name) => `No story here has the id “${name}”`,
  );
}

function checked(
  names: readonly string[],
  known: readonly string[],
  refusal: (name: string) => string,
): readonly string[] {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  const hint =
    didYouMean(unknown, known) ||
    (known.length > 0 ? `there are, among others, ${known.slice(0, 5).join(", ")}.` : "there are none yet.");
  throw new UserError(`${refusal(shortened(unknown))}: ${hint}`);
}
