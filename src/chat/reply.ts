import type { Agreement } from "../figures/agreement.ts";
import type { Measure, Quantity } from "../figures/quantity.ts";

/**
 * What the bot says, in the newsroom's own nouns. Every chat renders it in its own way; a renderer covers each kind
 * of part, or does not compile. All strings are plain text, never markup: a renderer escapes what its chat reads.
 */
export interface Reply {
  readonly parts: readonly Part[];
  /** It asks which of several is meant. */
  readonly asksBack?: boolean;
}

export type Part =
  | Heading
  | Text
  | FigureCard
  | FigureTable
  | ClaimPart
  | AgreementPart
  | ChangePart
  | Chart
  | Entries
  | Problem
  | Note
  | Buttons
  | Form;

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
  /** Which figure it is, and what to type to have it again: "guatemala-advisers/advisers". */
  readonly ref: string;
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

/**
 * Figures to be drawn to scale. The rows say in words all that a picture of them shows, so that a chat without
 * pictures, or whose picture fails, shows the rows.
 */
export interface Chart {
  readonly kind: "chart";
  readonly caption: string;
  /** What the reports come to, where the rows tell of one figure. */
  readonly verdict?: AgreementPart["verdict"] | undefined;
  /** Where the rows tell of one figure: which of its reports they are. */
  readonly reports?: Reports | undefined;
  readonly scales: readonly ChartScale[];
}

/** A page of a figure's reports, counted from one. */
export interface Reports {
  readonly all: number;
  readonly first: number;
  readonly last: number;
  /** How many are marked as apart, those of other pages too. */
  readonly apart: number;
  /** How many can be right together, where no other set of them is as large. */
  readonly together?: number | undefined;
}

/** Rows of one measure, which stand on one scale. */
export interface ChartScale {
  readonly measure: Measure;
  readonly rows: readonly ChartRow[];
  /** All values that the scale is made for, where other pages have some of them. */
  readonly whole?: readonly ScaleValue[] | undefined;
}

/** One value on a scale, as far as its words bound it. */
export interface ScaleValue {
  readonly quantity: Quantity;
  /** One of those that cannot all be right. */
  readonly apart: boolean;
}

export interface ChartRow extends ScaleValue {
  /** What it is a figure of, where the rows tell of several. */
  readonly label?: string | undefined;
  readonly hedged: Hedged;
  /** The words name no number, as "dozens" does not. */
  readonly vague: boolean;
}

/** What became of a figure. At least one of the two values is there. */
export interface ChangePart {
  readonly kind: "change";
  readonly label: string;
  /** As it was told until now. Without it the figure, or this report of it, is new. */
  readonly from?: Hedged | undefined;
  /** As it is told from now on. Without it, what was told is withdrawn. */
  readonly to?: Hedged | undefined;
  /** A sentence that says why, or what the values do not show: "Now counts people and pets." */
  readonly why?: string | undefined;
  /** Of a correction: as its notice tells it, or a dated line put at the top of a message that had been said before. */
  readonly correction?: "notice" | "line" | undefined;
  /** It was so for a time: what it tells last is told otherwise now, and a line above says how. */
  readonly isPast?: true | undefined;
}

/** A list of things to choose from. */
export interface Entries {
  readonly kind: "entries";
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly title: string;
  readonly detail?: Words | undefined;
  /** A command as it would be typed, that picking the entry runs. */
  readonly command?: string | undefined;
}

/** Plain text that may tell of instants. */
export type Words = string | readonly (string | Moment)[];

/** An instant, shown in the reader's own zone where a chat can do that. */
export interface Moment {
  /** In ISO 8601: "2026-11-24T08:00:00Z". */
  readonly instant: string;
  /** The same in words that name their zone, for everywhere else: "2026-11-24 09:00 (Europe/Rome)". */
  readonly words: string;
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

/** A command that wants several things said. A chat that has forms opens one; elsewhere it tells how to type it. */
export interface Form {
  readonly kind: "form";
  readonly title: string;
  /** As it would be typed, without what is filled in. To type no more than that opens the form again. */
  readonly command: string;
  /** What its button says that sends it. */
  readonly submit: string;
  readonly fields: readonly Field[];
}

/** One thing to fill in. */
export interface Field {
  /** The option of the command that it fills. */
  readonly name: string;
  readonly label: string;
  readonly kind: "line" | "lines" | "choice";
  /** What is in it when it opens. */
  readonly value: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly required: boolean;
  readonly help?: string | undefined;
  /** What to say instead where others have folded into it. */
  readonly helpFolded?: string | undefined;
  /** Where there is little room: the field that is to hold this one's value too, before its own. */
  readonly folds?: string | undefined;
}
