import type { CheckContext } from "../content/check-context.ts";
import type { CheckedStories } from "../content/story-set.ts";

/** Where content comes from: a folder, an address. Another kind is another file here, and a line in `open.ts`. */
export interface Source {
  /** How people are told of it: a path, or an address without what may be secret in it. */
  readonly name: string;
  /**
   * Reads the content. What has not changed since the last reading is neither fetched nor checked again. Rejects only
   * with the reason of `signal`, where that says to stop.
   */
  read(context: ReadContext): Promise<SourceReading>;
  /** Where it can be known, calls back soon after the content has changed, until the function it returns is called. */
  watch?(onChange: () => void): () => void;
}

export interface ReadContext extends Omit<CheckContext, "name"> {
  readonly signal?: AbortSignal | undefined;
}

export type SourceReading =
  | ({ readonly outcome: "read" } & CheckedStories)
  /** Nothing has changed since the last reading that had no error in it. */
  | { readonly outcome: "not-modified" }
  | Unread;

/** Content that could not be had at all. Neither text names a secret. */
export interface Unread {
  /** Whether trying again may help by itself, or somebody has to change something first. */
  readonly outcome: "unreachable" | "refused";
  /** What is wrong, a sentence without its full stop: "example.org cannot be found". */
  readonly reason: string;
  /** What to do, a sentence likewise. */
  readonly mend: string;
  /** Not to be asked again before then. */
  readonly retryAt?: Temporal.Instant | undefined;
}

/** How a reading that is under way gives up. It never leaves `src/sources/`: a source returns what it holds. */
export class SourceTrouble extends Error {
  override readonly name = "SourceTrouble";
  readonly unread: Unread;

  constructor(unread: Unread, options?: ErrorOptions) {
    super(unread.reason, options);
    this.unread = unread;
  }
}

/** Trouble that stays until somebody changes something. */
export function refused(reason: string, mend: string): SourceTrouble {
  return new SourceTrouble({ outcome: "refused", reason, mend });
}

/** Trouble that may pass. */
export function unreachable(reason: string, mend: string, retryAt?: Temporal.Instant): SourceTrouble {
  return new SourceTrouble({ outcome: "unreachable", reason, mend, retryAt });
}
