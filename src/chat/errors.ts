/** Something the person can put right. The message says what is wrong and what to do, and is shown to them. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** The same of what a form was filled in with: what is wrong with which option, by its name. */
export class FieldError extends UserError {
  readonly faults: Readonly<Record<string, string>>;

  constructor(faults: Readonly<Record<string, string>>) {
    super(
      Object.entries(faults)
        .map(([name, fault]) => `${name}: ${fault}`)
        .join("\n"),
    );
    this.faults = faults;
  }
}

/** What became of a message that a chat did not take. */
export type Undelivered =
  /** It was not stored. Try again, not before `afterMs` has passed. */
  | { readonly outcome: "retry"; readonly afterMs: number }
  /** It was not stored, and will not be: the channel is gone, or the bot may not write there. */
  | { readonly outcome: "never"; readonly reason: NeverReason; readonly mend: string }
  /** The answer was lost: it may or may not have been stored. Look before trying again. */
  | { readonly outcome: "unknown" };

export type NeverReason =
  | "channel-gone"
  | "forbidden"
  | "refused"
  | "message-gone"
  | "edit-refused"
  | "signed-out";

/** A chat did not do what it was asked, and what that means. The message names no secret. */
export class ChatError extends Error {
  override readonly name = "ChatError";
  readonly undelivered: Undelivered;

  constructor(message: string, undelivered: Undelivered, options?: ErrorOptions) {
    super(message, options);
    this.undelivered = undelivered;
  }
}

/** Whether it is what a chat said that it will never do, for this reason. */
export function isNever(error: unknown, reason: NeverReason): boolean {
  if (!(error instanceof ChatError) || error.undelivered.outcome !== "never") return false;
  return error.undelivered.reason === reason;
}
