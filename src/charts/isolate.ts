const FIRST_STRONG = "\u2068";
const POP = "\u2069";

const RIGHT_TO_LEFT = String.raw`[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]`;
/** What runs from right to left, with the digits and signs in it, up to the next Latin letter. */
const STRETCHES = new RegExp(
  `${RIGHT_TO_LEFT}(?:[^\\p{Script=Latin}]*${RIGHT_TO_LEFT})?[\\p{M}\\p{Pe}\\p{Pf}]*`,
  "gu",
);

/** A part of a line that is our own words, "said", and then a name: the name keeps its direction to itself (UAX 9). */
export function withNamesIsolated(text: string): string {
  return text.replace(STRETCHES, `${FIRST_STRONG}$&${POP}`);
}

/** Lines of one text, in each of which every isolate that is open ends, and begins again in the next. */
export function isolatesKept(lines: readonly string[]): string[] {
  let open = 0;
  return lines.map((line) => {
    const begun = FIRST_STRONG.repeat(open) + line;
    open = Math.max(0, open + countOf(FIRST_STRONG, line) - countOf(POP, line));
    return begun + POP.repeat(open);
  });
}

const countOf = (sign: string, line: string) => line.split(sign).length - 1;
