import type { Claim, Figure } from "../content/story.ts";
import type { About } from "./asked.ts";
import type { Stated } from "./stated.ts";

/** What comes of a question. */
export type Outcome =
  | {
      readonly outcome: "figure";
      readonly figure: Figure;
      /** The claim that is of the time asked for, or else the figure's first. */
      readonly lead: Claim;
      /** Its value is asked for, or who said it. */
      readonly about: "value" | "source";
      /** The numbers that the question holds, laid against what was printed. */
      readonly stated: readonly Stated[];
      /** Of two questions at once, the one that no figure answers. */
      readonly unanswered?: string | undefined;
    }
  /** Either could be meant, or, with `both`, each is asked for. The likeliest first; two to four. */
  | { readonly outcome: "choice"; readonly figures: readonly Figure[]; readonly both: boolean }
  | {
      readonly outcome: "none";
      readonly why: Why;
      /** Words of the question that no figure speaks of together with the rest; for `window` the times that it names. */
      readonly missing: readonly string[];
      /** What comes nearest, the likeliest first, at most three. */
      readonly near: readonly Figure[];
    };

/**
 * Why no figure answers: what is asked is no number, the question names nothing, what it names is not here, is here
 * for another time, is here only where it is so and not where it is not, or is to be guessed.
 */
export type Why =
  | Exclude<About, "value" | "source">
  | "vague"
  | "price"
  | "window"
  | "denied"
  | "guess"
  | "unknown";

/** A figure by its first claim, where the question has no time and no number of its own. */
export const toldAs = (figure: Figure, about: "value" | "source"): Outcome => ({
  outcome: "figure",
  figure,
  lead: figure.claims[0],
  about,
  stated: [],
});
