/** One thing looked at when a chat's setting up is examined. */
export interface Check {
  readonly ok: boolean;
  /** What was found, without a secret: "the token works: @dateline in Newsroom". */
  readonly text: string;
  /** Where it is not ok, what to do. */
  readonly mend?: string | undefined;
}
