import { readQuantities } from "../figures/read.ts";

/** A sentence of a story: plain text, and the ids of the figures that stand in it. */
export type Sentence = readonly (string | { readonly figure: string })[];

const PLACEHOLDER = /\{([a-z0-9-]+)\}/g;

/** Splits "{advisers} are on their way" into its runs. */
export function parseSentence(text: string): Sentence {
  const runs: (string | { figure: string })[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > end) runs.push(text.slice(end, match.index));
    runs.push({ figure: match[1]! });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push(text.slice(end));
  return runs;
}

export interface ProseFault {
  /** In UTF-16 code units into the text. */
  readonly offset: number;
  readonly message: string;
}

/** Stands for a figure, character for character, so that no number is read across it. */
const FILLED = "\ufffc";

/**
 * Finds what must not stand in prose: a digit, a number word, a brace that is no placeholder. `figures` are the ids
 * that may be named; without any, a placeholder is a fault too.
 */
export function proseFaults(
  text: string,
  figures: ReadonlySet<string>,
  unknown: (id: string) => string,
): ProseFault[] {
  const faults: ProseFault[] = [];
  const plain = text.replace(PLACEHOLDER, (whole, id: string, offset: number) => {
    if (!figures.has(id)) faults.push({ offset, message: unknown(id) });
    return FILLED.repeat(whole.length);
  });
  const brace = plain.search(/[{}]/);
  if (brace >= 0)
    faults.push({ offset: brace, message: "a brace stands only around a figure’s id, as in {advisers}" });
  faults.push(...numberFaults(plain));
  return faults.sort((a, b) => a.offset - b.offset);
}

const DIGITS = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu;

function numberFaults(plain: string): ProseFault[] {
  const readings = readQuantities(plain).filter(({ weak }) => !weak);
  const bareDigits = [...plain.matchAll(DIGITS)]
    .map(({ index, 0: text }) => ({ start: index, text }))
    .filter(({ start }) => !readings.some((reading) => reading.start <= start && start < reading.end));
  return [...readings, ...bareDigits].map(({ start, text }) => ({
    offset: start + Math.max(0, text.search(/\p{Nd}/u)),
    message: `“${text}” is a number in prose: put it in a figure and write {figure-id} here, or write around it`,
  }));
}
