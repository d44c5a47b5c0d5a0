/** What the command line takes from outside. Passed in whole, so that tests bring their own. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Temporal.Instant;
  /** A new name that nobody can guess. */
  readonly newId: () => string;
  /** From 0 to 1, never 1. */
  readonly chance: () => number;
  /** A new short name for a fault. */
  readonly newReference: () => string;
  /** Writes a line to standard output, or to standard error. */
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Makes the exit status 1. */
  readonly fail: () => void;
  /** Resolves when the process is asked to stop. */
  readonly untilStopped: () => Promise<string>;
  /** Ends the process, whatever it still waits for. */
  readonly leave: () => void;
  /** Calls back whenever the process is asked to read its content again. */
  readonly onReload: (reload: () => void) => void;
}
