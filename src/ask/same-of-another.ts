import type { Figure } from "../content/story.ts";
import { cuesIn } from "./asked.ts";
import { qualifiersIn } from "./qualifiers.ts";
import { plain, weightOf, wordsOf } from "./words.ts";

/**
 * "And staff?", after how many patients had their records stolen: the one figure of the story that is of the same kind
 * and is called so, with nothing that narrows it.
 */
export function sameOfAnother(rest: string, told: Figure, figures: readonly Figure[]): Figure | undefined {
  const asked = plain(rest);
  const [word, ...more] = wordsOf(asked).filter((one) => weightOf(one) === "full");
  if (word === undefined || more.length > 0 || !BARE.test(asked) || cuesIn(asked).length > 0)
    return undefined;
  const isCalledSo = ({ label, aliases }: Figure) =>
    [label, ...aliases].some((name) =>
      wordsOf(name)
        .slice(0, BEGINNING)
        .some(({ stem }) => stem === word.stem),
    );
  const like = figures.filter(
    (figure) =>
      figure.ref !== told.ref &&
      figure.kind === told.kind &&
      (figure.kind === "count" || figure.unit === told.unit) &&
      isCalledSo(figure) &&
      qualifiersIn(plain(figure.label)).isSubsetOf(qualifiersIn(plain(told.label))),
  );
  return like.length === 1 && !isCalledSo(told) ? like[0] : undefined;
}

/** So many words of a name say what is counted: "staff", "payroll staff". */
const BEGINNING = 2;

/** A word or two, with hardly anything around. */
const BARE = /^(?:the |for |any |how about |what about |then |just )*(?:\w+ )?\w+(?: too| also| then)?$/;
