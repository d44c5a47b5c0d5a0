/** A piece of text: a word, a number in digits, or a single mark. Offsets are UTF-16 code units into the text. */
export interface Token {
  readonly kind: "word" | "number" | "mark";
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** Nothing stands between this token and the one before. */
  readonly glued: boolean;
}

/**
 * Thousands set off by a comma, an apostrophe (Swiss) or a space that does not break; lakhs and crores as India sets
 * them; a plain space where it cannot be two numbers (after a hedge, or where the text is no more than that number and
 * what it counts); "1.234,56", "1,5 million" and "€1,50" as the Continent does; ".5". Groups are counted, so that no
 * text makes the search go back far.
 */
const NUMBER = new RegExp(
  [
    String.raw`\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{3}){1,8}(?!\d)(?:\.\d+)?`,
    String.raw`\d{1,3}(?:(?: \d{3}){2,4}| 000)(?!\d)`,
    String.raw`(?<=[$£€¥R])\d{1,3}(?: \d{3})(?!\d)`,
    String.raw`(?<=\b(?:[Aa]bout|[Aa]round|[Ss]ome|than|[Oo]ver|[Uu]nder|[Nn]early|[Aa]lmost|[Rr]oughly|[Aa]pproximately|least|most|[Uu]p to)\s)\d{1,3} \d{3}(?!\d|[.,/:]\d|-| \d)`,
    String.raw`(?<=^\s*)\d{1,3} \d{3}(?=\s*$|\s(?:people|men|women|children|\p{Ll}+s)\b)`,
    String.raw`(?<![\d.,])\d{1,3},\d{1,2}(?= ?(?:million|billion|trillion|mn|mln|m|bn)\b)`,
    String.raw`(?<=€ ?)\d{1,3},\d{1,2}(?![\d,.]*\d)`,
    String.raw`\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)(?:\.\d+)?`,
    String.raw`\d{1,3}(?:\.\d{3}){1,4},\d{1,2}(?!\d)`,
    String.raw`\d{1,3}(?:\.\d{3}){2,4}(?![\d.])`,
    String.raw`\d+(?:\.\d+)?`,
    String.raw`(?<![\p{L}\d.)])\.\d+`,
  ].join("|"),
  "uy",
);
const CONTINENTAL = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const DECIMAL_COMMA = /^\d{1,3},\d{1,2}$/;
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/uy;
const SPACE = /\s+/y;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let glued = false;
  while (at < text.length) {
    const space = match(SPACE, text, at);
    if (space) {
      at += space.length;
      glued = false;
      continue;
    }
    const token = tokenAt(text, at, glued);
    tokens.push(token);
    at = token.end;
    glued = true;
  }
  return tokens;
}

function tokenAt(text: string, start: number, glued: boolean): Token {
  const number = opensNumber(text.charCodeAt(start)) ? match(NUMBER, text, start) : undefined;
  const word = number ? undefined : match(WORD, text, start);
  const found = number ?? word ?? String.fromCodePoint(text.codePointAt(start)!);
  const kind = number ? "number" : word ? "word" : "mark";
  const lower = found.toLowerCase().replaceAll("’", "'");
  return { kind, text: found, lower, start, end: start + found.length, glued };
}

/** An ASCII digit or a point: no need to try the patterns of numbers on words. */
function opensNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The digits of a number token as a decimal JavaScript can read: no separators, a point for the decimals. */
export function decimalOf({ text }: Token): string {
  const isContinental =
    DECIMAL_COMMA.test(text) ||
    (CONTINENTAL.test(text) && (text.includes(",") || text.split(".").length > 2));
  const plain = isContinental ? text.replaceAll(".", "").replace(",", ".") : text;
  return plain.replace(/[^\d.]/g, "");
}

const DASHES = new Set(["-", "–", "—", "‐", "‑", "−"]);

export function isDash(token: Token | undefined): boolean {
  return token !== undefined && DASHES.has(token.text);
}

export function isCapitalised(token: Token | undefined): boolean {
  return token?.kind === "word" && /^\p{Lu}/u.test(token.text);
}

/**
 * The index after a hyphen that joins two words, or `at` where none does. Some feeds print it with a space on both
 * sides ("one - fifth"), which only a plain hyphen may have: a longer dash there is punctuation.
 */
export function afterHyphen(tokens: readonly Token[], at: number): number {
  const [hyphen, next] = [tokens[at], tokens[at + 1]];
  if (!hyphen || !next || !isDash(hyphen)) return at;
  const joins = hyphen.glued ? next.glued : !next.glued && hyphen.text === "-";
  return joins ? at + 1 : at;
}

/** The index after a phrase ("as many as") that begins at `at`, or undefined. A hyphen may join its words. */
export function afterPhrase(
  tokens: readonly Token[],
  at: number,
  phrase: readonly string[],
): number | undefined {
  let next = at;
  for (const [position, word] of phrase.entries()) {
    const start = position > 0 ? afterHyphen(tokens, next) : next;
    if (tokens[start]?.lower !== word) return undefined;
    next = start + 1;
  }
  return next;
}

interface Branch<T> {
  readonly byWord: Map<string, Branch<T>>;
  meaning?: T;
}

/** Many phrases at once, as a tree of words. Finds the longest that begins at a token; a hyphen may join its words. */
export function createPhrasebook<T>(entries: Iterable<readonly [phrase: string, meaning: T]>) {
  const root: Branch<T> = { byWord: new Map() };
  for (const [phrase, meaning] of entries) {
    let branch = root;
    for (const word of phrase.split(" ")) {
      const onward: Branch<T> = branch.byWord.get(word) ?? { byWord: new Map() };
      branch.byWord.set(word, onward);
      branch = onward;
    }
    branch.meaning ??= meaning;
  }

  return function findPhrase(tokens: readonly Token[], at: number): { meaning: T; next: number } | undefined {
    let longest: { meaning: T; next: number } | undefined;
    let branch = root.byWord.get(tokens[at]?.lower ?? "");
    let next = at + 1;
    while (branch) {
      if (branch.meaning !== undefined) longest = { meaning: branch.meaning, next };
      const start = afterHyphen(tokens, next);
      branch = branch.byWord.get(tokens[start]?.lower ?? "");
      next = start + 1;
    }
    return longest;
  };
}
