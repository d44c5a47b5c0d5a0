/** What belongs to a number, so that no break comes near it: digits, and the words that numbers are made of. */
const NUMERIC =
  /\d|^(?:hundreds?|thousands?|millions?|billions?|trillions?|dozens?|percent|per|cent|about|around|over|under|than|least|most|many|almost|nearly|between|and|up|to|more|less|fewer|as|some|at|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|quarter|third|[$€£¥])$/i;

/**
 * Splits a text into stretches of at most `limit` UTF-16 units, at the end of a sentence where there is one, else
 * between words away from numbers. Only the space at a break is lost. A word too long for any stretch is broken
 * between characters, though never between two digits of a number unless the number itself is too long.
 */
export function breakText(text: string, limit: number): string[] {
  const stretches: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = breakPoint(rest, limit);
    stretches.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  stretches.push(rest);
  return stretches.filter((stretch) => stretch !== "");
}

/** A text cut to a label of `limit` units, at a word, with an ellipsis; as it is where it fits. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, breakPoint(text, limit - 1)).trimEnd()}…`;
}

function breakPoint(text: string, limit: number): number {
  const spaces = [...text.slice(0, limit + 1).matchAll(/\s+/g)]
    .map(({ index, 0: space }) => ({ index, after: index + space.length }))
    .filter(({ index }) => index > 0 && index <= limit);
  const late = spaces.filter(({ index }) => index > limit / 3);
  const away = (within: number) => (place: { index: number; after: number }) =>
    !isNearNumber(text, place.index, place.after, within);
  const best =
    late.findLast(
      ({ index, after }) =>
        /[.!?…。؟][”’"')]*$/.test(text.slice(Math.max(0, index - 4), index)) && !/\d/.test(text[after] ?? ""),
    ) ??
    late.findLast(away(4)) ??
    spaces.findLast(away(2)) ??
    spaces.findLast(away(1));
  return best?.index ?? insideWord(text, limit);
}

function isNearNumber(text: string, before: number, after: number, within: number): boolean {
  const left = text
    .slice(Math.max(0, before - 80), before)
    .split(/\s+/)
    .slice(-within);
  const right = text
    .slice(after, after + 80)
    .split(/\s+/)
    .slice(0, within);
  return [...left, ...right].some((word) =>
    NUMERIC.test(word.replace(/^[^\p{L}\p{N}$€£¥]+|[^\p{L}\p{N}%]+$/gu, "")),
  );
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

function insideWord(text: string, limit: number): number {
  const start = Math.max(0, limit - 200);
  const ends = [...characters.segment(text.slice(start, limit + 20))]
    .map(({ index }) => start + index)
    .filter((at) => at > 0 && at <= limit);
  const whole = ends.findLast(
    (at) => !/[\d.,:/]$/.test(text.slice(0, at)) && !/^[\d.,:/]/.test(text.slice(at)),
  );
  return whole ?? ends.at(-1) ?? limit;
}
