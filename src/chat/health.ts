/** How a chat is doing. */
export interface Health {
  readonly state: "up" | "connecting" | "stopped" | "refused";
  /** Why, in words without a secret. */
  readonly detail?: string | undefined;
}

/** How the whole bot is doing, for whatever watches over it. */
export interface Condition {
  /** All is well; something is wrong; or nothing can be sent, or nobody answered. */
  readonly status: "up" | "degraded" | "down";
  readonly store: "up" | "down";
  readonly chats: readonly {
    readonly name: string;
    readonly health: Health;
    /** Why nothing is sent there at the moment; undefined where it is. */
    readonly held?: string | undefined;
  }[];
}
