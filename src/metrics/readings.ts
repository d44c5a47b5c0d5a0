import type { Hindrance } from "../delivery/sender.ts";

/** How things stand at one moment. */
export interface Readings {
  readonly chats: readonly {
    readonly name: string;
    readonly isUp: boolean;
    /** Why nothing is sent there. */
    readonly held?: Hindrance["why"] | undefined;
  }[];
  readonly isStoreUp: boolean;
  /** What is owed still, by chat; undefined where the store does not say. */
  readonly open:
    | readonly { readonly chat: string; readonly count: number; readonly oldestSeconds: number }[]
    | undefined;
  readonly edition: { readonly ageSeconds: number; readonly stories: number; readonly figures: number };
}

/** Metrics as Prometheus reads them. */
export interface Exposition {
  readonly type: string;
  readonly text: string;
}
