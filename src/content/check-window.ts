import { FigureError } from "../figures/errors.ts";
import { daysIn, wordWindow } from "../figures/window.ts";
import { windowFits } from "../figures/window-words.ts";
import { windowOfClaim } from "./claim.ts";
import type { Finding } from "./problem.ts";
import type { ClaimEntry } from "./schema.ts";

/**
 * What is wrong with a claim's window: its form, its dates, its words. `reported` is the latest day that a window
 * without an end of its own can reach to. Paths start at the claim.
 */
export function checkWindow(claim: ClaimEntry, reported: string): Finding[] {
  const { window } = claim;
  if (window === undefined) return [];
  if (typeof window !== "string") {
    const fault = windowFormFault(window);
    if (fault) return [fault];
  }
  const read = windowOfClaim(claim)!;
  try {
    daysIn(read, reported);
  } catch (error) {
    if (error instanceof FigureError) return [{ path: ["window"], message: error.message }];
    throw error;
  }
  const words = typeof window === "string" ? undefined : window.words;
  if (words === undefined || windowFits(words, read)) return [];
  return [
    {
      path: ["window", "words"],
      message: `the words “${words}” do not tell this window, which is ${wordWindow(read)}: mend one of the two`,
    },
  ];
}

function windowFormFault(window: WindowEntry): Finding | undefined {
  const forms = (["each", "over", "since", "in"] as const).filter((form) => window[form] !== undefined);
  if (forms.length !== 1) {
    const has = forms.length === 0 ? "this one has none of them" : `this one has ${forms.join(" and ")}`;
    return { path: ["window"], message: `a window has exactly one of each, over, since and in: ${has}` };
  }
  if (window.end === undefined || forms[0] === "over" || forms[0] === "since") return undefined;
  return {
    path: ["window", "end"],
    at: "key",
    message: `an end goes with over or since, not with ${forms[0]}: remove it`,
  };
}

type WindowEntry = Exclude<NonNullable<ClaimEntry["window"]>, string>;
