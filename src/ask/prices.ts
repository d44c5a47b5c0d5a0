import { stemOf } from "./stem.ts";

const PRICES = new Set(["cost", "price", "pay", "spend", "worth", "fee", "earn", "salary"].map(stemOf));
const MONEY = new Set(["money", "cash", "dollar", "euro", "pound"].map(stemOf));

/** "How much money" asks for a kind, not for a word. */
export const isMoney = (stem: string): boolean => MONEY.has(stem);

/** "How much does it cost": what is not money is no answer. */
export function isPriceAsked(terms: readonly { readonly stem: string; readonly text: string }[]): boolean {
  return terms.some(isPrice);
}

/** How well a price that is asked for is met by a figure that is money, whatever it is called. */
export const ANY_MONEY = 0.7;

/** What was paid is something else: a ransom that is paid, and one that is asked. */
export function isPrice({ stem, text }: { readonly stem: string; readonly text: string }): boolean {
  return PRICES.has(stem) && text !== "paid" && text !== "paying";
}
