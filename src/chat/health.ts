/** How a chat is doing. */
export interface Health {
  readonly state: "up" | "connecting" | "stopped" | "refused";
  /** Why, in words without a secret. */
  readonly detail?: string | undefined;
}
