import { articleAt, cardinalAt, multipleAt } from "./cardinals.ts";
import { fractionAt, ratioAt, writtenFractionAt } from "./fractions.ts";
import { scaledDigits } from "./magnitudes.ts";
import type { Numeral } from "./numeral.ts";
import type { Token } from "./tokens.ts";
import { vagueAt } from "./vague.ts";

/**
 * Reads the number that begins at a token, in digits or words, or returns undefined. After a currency sign a letter
 * is always a magnitude: "£2 m".
 */
export function numeralAt(tokens: readonly Token[], at: number, isMoney = false): Numeral | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === "number") {
    return (
      ratioAt(tokens, at) ??
      writtenFractionAt(tokens, at) ??
      vagueAt(tokens, at) ??
      scaledDigits(tokens, at, isMoney)
    );
  }
  if (token.kind === "mark") return writtenFractionAt(tokens, at);
  return (
    ratioAt(tokens, at) ??
    fractionAt(tokens, at) ??
    vagueAt(tokens, at) ??
    multipleAt(tokens, at) ??
    articleAt(tokens, at) ??
    cardinalAt(tokens, at) ??
    noneAt(tokens, at)
  );
}

/** "none", "nil", "no survivors": the number zero; "no" only if what follows is counted. Always weak. */
function noneAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const { lower } = tokens[at]!;
  if (lower === "none" || lower === "nil") return { value: 0, next: at + 1, scale: 1, weak: true };
  if (
    lower !== "no" ||
    !/^((?!does|this|was|always|less)\p{Ll}{2,}[^s'\P{L}]s|people|men|women|children)$/u.test(
      tokens[at + 1]?.text ?? "",
    )
  )
    return undefined;
  return { value: 0, next: at + 1, scale: 1, weak: true };
}
