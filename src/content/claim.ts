import type { Quantity } from "../figures/quantity.ts";
import { type Reading, readQuantities } from "../figures/read.ts";
import { durationOf, type Window } from "../figures/window.ts";
import type { ClaimEntry } from "./schema.ts";

const readingsByClaim = new WeakMap<ClaimEntry, readonly Reading[]>();

/** What is read in a claim's words. Checking a claim and making one both ask, and the words are read once. */
export function readingsOf(claim: ClaimEntry): readonly Reading[] {
  const readings = readingsByClaim.get(claim) ?? readQuantities(claim.words);
  readingsByClaim.set(claim, readings);
  return readings;
}

/** A claim's value and hedge as the file states them. "Nearly" is told from "about" by the printed words. */
export function quantityOfClaim(claim: ClaimEntry): Quantity {
  const { value, hedge } = claim;
  if (hedge === "between") return { hedge, value: value as [number, number] };
  const stated = { hedge, value: value as number };
  const read = readingsOf(claim)[0]?.quantity;
  return hedge === "about" && read?.hedge === "about" && read.from
    ? { ...stated, hedge, from: read.from }
    : stated;
}

/** A claim's quantity, the words that tell it, and whether they are vague. The entry has passed its checks. */
export function numberOfClaim(claim: ClaimEntry): { quantity: Quantity; told: string; vague: boolean } {
  const [reading] = readingsOf(claim);
  return {
    quantity: quantityOfClaim(claim),
    told: reading?.text ?? claim.words,
    vague: reading?.vague ?? false,
  };
}

/** A claim's window in the domain's terms. The entry has passed its checks. */
export function windowOfClaim({ window }: ClaimEntry): Window | undefined {
  if (window === undefined) return undefined;
  if (typeof window === "string") return { form: "over", length: durationOf(window) };
  const { each, over, since, in: date, end } = window;
  if (each !== undefined) return { form: "each", length: durationOf(each) };
  if (over !== undefined) return { form: "over", length: durationOf(over), end };
  if (since !== undefined) return { form: "since", start: since, end };
  return { form: "in", date: date! };
}
