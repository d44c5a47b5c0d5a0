import type { Agreement } from "../figures/agreement.ts";

/**
 * What the bot says, in the newsroom's own nouns. Every chat renders it in its own way; a renderer covers each kind
 * of part, or does not compile. All strings are plain text, never markup: a renderer escapes what its chat reads.
 */
export interface Reply {
  readonly parts: readonly Part[];
}

export type Part =
  | Heading
  | Text
  | FigureCard
  | FigureTable
  | ClaimPart
  | AgreementPart
  | Entries
  | Problem
  | Note
  | Buttons;

export interface Heading {
  readonly kind: "heading";
  readonly text: string;
}

/**
 * A sentence, in runs of plain text and of figures. In the sentence a figure's `value` stands alone, since the words
 * around it are made for that; its window, its attribution and where it was printed follow the sentence.
 */
export interface Text {
  readonly kind: "text";
  readonly runs: readonly (string | Hedged)[];
}

/** A value with all that must never be taken from it. */
export interface Hedged {
  /** The value with its hedge: "as many as 80". */
  readonly value: string;
  /** What it counts, where the value does not say so itself: "people". */
  readonly noun?: string | undefined;
  /** The time it covers: "over 3 months". */
  readonly window?: string | undefined;
  /** Who says so: "said an anonymous official, as The Washington Post was told". */
  readonly attribution: string;
  readonly printed: PrintedIn;
}

/** Where it was printed. */
export interface PrintedIn {
  readonly outlet: string;
  readonly title: string;
  /** In words, as far as the page states it: "June 1, 2019". */
  readonly date?: string | undefined;
  /** The address, with a text fragment that leads to the words. Always http(s). */
  readonly link?: string | undefined;
}

/** One figure, to be shown large. */
export interface FigureCard {
  readonly kind: "figure";
  /** What to type to have it again: "guatemala-advisers/advisers". */
  readonly ref: string;
  readonly label: string;
  readonly hedged: Hedged;
}

/** Several figures in rows. */
export interface FigureTable {
  readonly kind: "figures";
  readonly caption: string;
  readonly rows: readonly FigureRow[];
}

export interface FigureRow extends Omit<FigureCard, "kind"> {
  /** The command, as it would be typed, that shows the figure in full. */
  readonly command: string;
}

/** What one report printed. */
export interface ClaimPart {
  readonly kind: "claim";
  readonly hedged: Hedged;
  /** The words as printed, to stand in quotation marks, where they are not the value already. */
  readonly words?: string | undefined;
  /** What exactly this report counts, where it says so in its own way. */
  readonly counts?: string | undefined;
}

/** Whether the claims above can all be right. */
export interface AgreementPart {
  readonly kind: "agreement";
  readonly verdict: Exclude<Agreement["verdict"], "alone">;
  readonly text: string;
}

/** A list of things to choose from. */
export interface Entries {
  readonly kind: "entries";
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly title: string;
  readonly detail?: string | undefined;
  /** A command as it would be typed, that picking the entry runs. */
  readonly command?: string | undefined;
}

/** Something the person can put right, and how. */
export interface Problem {
  readonly kind: "problem";
  readonly text: string;
}

export interface Note {
  readonly kind: "note";
  readonly text: string;
}

/** Commands already typed: pressing one is the same as sending its text. */
export interface Buttons {
  readonly kind: "buttons";
  readonly buttons: readonly Button[];
}

export interface Button {
  readonly label: string;
  readonly command: string;
}
