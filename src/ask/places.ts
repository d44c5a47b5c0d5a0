import { COUNTRIES } from "./thesaurus/countries.ts";
import { linesOf } from "./word-lists.ts";

/** The names of countries, in small letters, as far as this runtime has them: nothing else stands for one. */
let names: ReadonlySet<string> | undefined;

/** Whether a plain text is the name of a country, or what is called after one: "Chad", "Chadian". */
export function isCountry(text: string): boolean {
  names ??= countryNames().union(calledAfter());
  return names.has(text);
}

const calledAfter = (): Set<string> =>
  new Set(linesOf([COUNTRIES]).flatMap((line) => line.split(/[\s=]+/).filter((word) => !word.includes("_"))));

/** The codes of ISO 3166-1 are two letters; those that name no country are told as themselves. */
function countryNames(): Set<string> {
  const told = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const found = letters.flatMap((first) => letters.map((second) => told.of(`${first}${second}`)));
  return new Set(
    found.flatMap((name) =>
      name === undefined
        ? []
        : [
            name
              .normalize("NFKD")
              .replace(/\p{M}+/gu, "")
              .toLowerCase(),
          ],
    ),
  );
}
