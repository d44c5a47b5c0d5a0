import type { Said } from "../content/amend.ts";
import type { Claim, Story } from "../content/story.ts";
import { type Hedge, hedges } from "../figures/quantity.ts";
import { readQuantities } from "../figures/read.ts";
import { didYouMean } from "../text/nearest.ts";
import { type ReportTyped, reportOf } from "./report-input.ts";

/** What a correction says, as it was typed or filled in. What is undefined stays as it is; "" takes it away. */
export interface CorrectionTyped extends ReportTyped {
  readonly value?: string | undefined;
  readonly hedge?: string | undefined;
  readonly words?: string | undefined;
  readonly by?: string | undefined;
}

type Faults = Record<string, string>;

/**
 * What a correction says in the place of a claim, or what is wrong with it, by option. Whether the words mean it is
 * not looked at here.
 */
export function readCorrection(
  typed: CorrectionTyped,
  old: Claim,
  story: Story,
): Said | { readonly faults: Faults } {
  const faults: Faults = {};
  const words = typed.words || old.words;
  const quantity = quantityOf(typed, words, old, faults);
  const printed = reportOf(typed, old, story, faults);
  if (Object.keys(faults).length > 0 || !quantity || !printed) return { faults };
  const by = (typed.by === undefined ? old.by : typed.by.trim()) || undefined;
  return { words, ...quantity, by, report: printed };
}

type Valued = Pick<Said, "value" | "hedge">;

/** The value and the hedge: as given, else as the words say, which prove them. */
function quantityOf(
  { value = "", hedge = "" }: CorrectionTyped,
  words: string,
  old: Claim,
  faults: Faults,
): Valued | undefined {
  const [said] = readQuantities(words);
  const read: Valued = (said?.quantity ?? old.quantity) as Valued;
  const given = value === "" ? undefined : readValue(value);
  if (given === "not a value") {
    faults.value = "it is not a number: write digits, as in 4500, or two numbers, as in 24 to 100";
    return undefined;
  }
  const named = hedge === "" ? undefined : hedges.find((one) => one === hedge.trim().toLowerCase());
  if (hedge !== "" && named === undefined) {
    faults.hedge = `it is one of ${hedges.join(", ")}; ${didYouMean(hedge, hedges)}`.replace(/; $/, "");
    return undefined;
  }
  return { value: given?.value ?? read.value, hedge: named ?? given?.hedge ?? read.hedge };
}

/** Digits as people group them: "1,200", "1 200", "1_200". A comma before a space stands between two numbers. */
const NUMBER = String.raw`[-−]?\d+(?:(?:,|\s|_)\d{3}(?!\d))*(?:\.\d+)?`;
const VALUE = new RegExp(
  String.raw`^(?:(${hedges.join("|")})\s+)?\[?(${NUMBER})(?:\s*(?:to|and|–|-|,)\s*(${NUMBER}))?\]?$`,
  "i",
);

/** "80", "1,200", "24 to 100", with the hedge before it or without; else as a report might print it: "1.2 million". */
function readValue(
  text: string,
): { readonly value: Valued["value"]; readonly hedge?: Hedge | undefined } | "not a value" {
  const [, hedge, low, high] = VALUE.exec(text.trim()) ?? [];
  const numbers = [low, high].flatMap((digits) => (digits === undefined ? [] : [numberOf(digits)]));
  if (numbers.length > 0 && numbers.every(Number.isFinite)) {
    const value = numbers.length === 2 ? (numbers as [number, number]) : numbers[0]!;
    return { value, hedge: hedge?.toLowerCase() as Hedge | undefined };
  }
  const [only, ...others] = readQuantities(text);
  return only && others.length === 0 ? (only.quantity as Valued) : "not a value";
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(/[,\s_]/g, "").replace("−", "-"));
}
