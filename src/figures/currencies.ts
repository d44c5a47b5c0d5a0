import { afterHyphen, type Token } from "./tokens.ts";

// The likeliest country first: an unqualified sign is the dollar of wherever the report was printed.
export const DOLLARS = [
  "USD",
  "CAD",
  "AUD",
  "NZD",
  "HKD",
  "SGD",
  "TWD",
  "BBD",
  "JMD",
  "TTD",
  "BSD",
  "BZD",
  "FJD",
  "NAD",
  "LRD",
  "GYD",
  "XCD",
  "ZWG",
];
export const PESOS = ["MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP", "CUP"];
export const KRONER = ["SEK", "NOK", "DKK", "ISK", "CZK"];
export const RUPEES = ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"];
export const SHILLINGS = ["KES", "UGX", "TZS", "SOS"];
export const FRANCS = ["CHF", "XAF", "XOF", "CDF", "RWF", "BIF", "DJF", "GNF", "KMF"];
const POUNDS = ["GBP", "EGP", "LBP", "SDG", "SSP", "SYP", "GIP", "FKP", "SHP"];

/** Signs that stand before an amount. */
const SIGNS = new Map<string, readonly string[]>([
  ["$", DOLLARS.concat(PESOS)],
  ["£", POUNDS],
  ["€", ["EUR"]],
  ["¥", ["JPY", "CNY"]],
  ["₹", ["INR"]],
  ["₨", RUPEES],
  ["₩", ["KRW", "KPW"]],
  ["₪", ["ILS"]],
  ["₱", ["PHP"]],
  ["₫", ["VND"]],
  ["₦", ["NGN"]],
  ["₽", ["RUB"]],
  ["₺", ["TRY"]],
  ["₴", ["UAH"]],
  ["₡", ["CRC"]],
  ["₲", ["PYG"]],
  ["₵", ["GHS"]],
  ["₸", ["KZT"]],
  ["₼", ["AZN"]],
  ["₾", ["GEL"]],
  ["৳", ["BDT"]],
  ["฿", ["THB"]],
  ["₿", ["XBT"]],
]);
/** Letters beside a sign that countries share that say whose it is. */
const SIGN_OWNER = new Map(
  Object.entries({
    US: "USD",
    U: "USD",
    C: "CAD",
    CA: "CAD",
    CAN: "CAD",
    CAD: "CAD",
    CDN: "CAD",
    A: "AUD",
    AU: "AUD",
    AUD: "AUD",
    NZ: "NZD",
    HK: "HKD",
    S: "SGD",
    SG: "SGD",
    NT: "TWD",
    R: "BRL",
    MX: "MXN",
    MEX: "MXN",
    EC: "XCD",
    CN: "CNY",
    JP: "JPY",
    Z: "ZWG",
    J: "JMD",
    TT: "TTD",
    AR: "ARS",
    CL: "CLP",
    COL: "COP",
    USD: "USD",
    GH: "GHS",
  }),
);
const LETTER_SIGNS = new Map<string, readonly string[]>(
  Object.entries({
    RM: ["MYR"],
    Rs: RUPEES,
    Re: RUPEES,
    Rp: ["IDR"],
    kr: KRONER,
    Kr: KRONER,
    KSh: ["KES"],
    Ksh: ["KES"],
    Kshs: ["KES"],
    Sh: SHILLINGS,
    Shs: SHILLINGS,
    USh: ["UGX"],
    Ush: ["UGX"],
    TSh: ["TZS"],
    Tsh: ["TZS"],
    Tk: ["BDT"],
    SFr: ["CHF"],
    Fr: ["CHF"],
    NIS: ["ILS"],
    Php: ["PHP"],
    Dh: ["AED", "MAD"],
    Dhs: ["AED", "MAD"],
    GHc: ["GHS"],
    dlrs: DOLLARS,
    Dlrs: DOLLARS,
    R: ["ZAR"],
    N: ["NGN"],
    P: ["PHP", "BWP"],
    K: ["ZMW", "PGK"],
  }),
);
/** Letters that are a sign only where they touch at least two digits: "R500", but not "R2". */
const LONE_LETTERS = new Set(["R", "N", "P", "K"]);
const CODES = new Set(Intl.supportedValuesOf("currency"));
/** Codes that are English words in capitals. */
const WORD_CODES = new Set([
  "ALL",
  "TOP",
  "TRY",
  "CUP",
  "GEL",
  "PEN",
  "MOP",
  "SOS",
  "LAK",
  "BAM",
  "MAD",
  "MRO",
  "NIO",
]);

/** Reads a currency sign or code that begins at a token and stands before an amount: "$", "US$", "$A", "EUR", "Rs". */
export function currencyAt(
  tokens: readonly Token[],
  at: number,
): { currencies: readonly string[]; next: number } | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  return (
    signAt(tokens, at) ??
    (token.kind === "word" ? (ownedSignAt(tokens, at) ?? lettersAt(tokens, at)) : undefined)
  );
}

/** "$", and the Australian "$A", "$US". */
function signAt(tokens: readonly Token[], at: number) {
  const currencies = SIGNS.get(tokens[at]!.text);
  if (!currencies) return undefined;
  const letters = tokens[at + 1];
  const owner =
    letters?.glued &&
    tokens[at + 2]?.kind === "number" &&
    tokens[at + 2]!.glued &&
    SIGN_OWNER.get(letters.text);
  return owner && tokens[at]!.text === "$"
    ? { currencies: [owner], next: at + 2 }
    : { currencies, next: at + 1 };
}

/** "US$", "A$", "CN¥", "US $", "U.S. $". */
function ownedSignAt(tokens: readonly Token[], at: number) {
  const [token, next] = [tokens[at]!, tokens[at + 1]];
  const owner = SIGN_OWNER.get(token.text);
  if (!owner) return undefined;
  if (next && /^[$₵¥]$/.test(next.text) && (next.glued || token.text === "US")) {
    return { currencies: [owner], next: at + 2 };
  }
  if (token.text !== "U" || next?.text !== "." || tokens[at + 2]?.text !== "S") return undefined;
  const sign = tokens.slice(at + 3, at + 5).findIndex(({ text }) => text === "$");
  return sign >= 0 ? { currencies: ["USD"], next: at + 4 + sign } : undefined;
}

/** "EUR", "RM", "Rs." */
function lettersAt(tokens: readonly Token[], at: number) {
  const token = tokens[at]!;
  const next = tokens[at + 1]?.text === "." && tokens[at + 1]!.glued ? at + 2 : at + 1;
  const number = tokens[next];
  if (number?.kind !== "number") return undefined;
  if (CODES.has(token.text) && (number.glued || !WORD_CODES.has(token.text)))
    return { currencies: [token.text], next };
  if (LONE_LETTERS.has(token.text) && (!number.glued || number.text.length < 2)) return undefined;
  const currencies = LETTER_SIGNS.get(token.text);
  return currencies && { currencies, next };
}

/** A currency code after an amount: "5 million USD". */
export function codeAfterAt(
  tokens: readonly Token[],
  at: number,
): { currencies: readonly string[]; next: number } | undefined {
  const word = afterHyphen(tokens, at);
  const code = tokens[word]?.text ?? "";
  return CODES.has(code) && !WORD_CODES.has(code) ? { currencies: [code], next: word + 1 } : undefined;
}
