import type { DeliveryTold } from "../chat/schedules.ts";

/** What has happened so far in this process, in plain counts: the library that tells them is loaded when first asked. */
export interface Tallies {
  readonly commands: Tally<{ readonly chat: string; readonly outcome: Outcome }>;
  /** How long answers took, by chat. */
  readonly durations: ReadonlyMap<string, Durations>;
  readonly settled: Tally<Pick<DeliveryTold, "chat" | "kind" | "state">>;
  /** Notes that a command was answered, after so many seconds. */
  answered(chat: string, outcome: Outcome, seconds: number): void;
}

/** What became of a command: an answer, a problem that the person can put right, or a fault of ours. */
export type Outcome = "answered" | "problem" | "fault";

/** Counts by labels. What is a label has few values and is no person's: each pair of them is kept for good. */
export interface Tally<Labels extends object> {
  add(labels: Labels): void;
  all(): readonly { readonly labels: Labels; readonly count: number }[];
}

/** Durations of one chat: how many lasted up to each bound, and beyond the last. */
export interface Durations {
  readonly counts: number[];
  sum: number;
}

/** In seconds. Slack and Discord give a command three before they call it failed; the page waits. */
export const BOUNDS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10] as const;

export function createTallies(): Tallies {
  const commands: Tallies["commands"] = createTally();
  const durations = new Map<string, Durations>();
  return {
    commands,
    durations,
    settled: createTally(),
    answered(chat, outcome, seconds) {
      commands.add({ chat, outcome });
      const kept = durations.get(chat) ?? { counts: Array(BOUNDS_S.length + 1).fill(0), sum: 0 };
      durations.set(chat, kept);
      // A clock that was set back is no reason for a sum to fall.
      kept.sum += Math.max(0, seconds);
      const at = BOUNDS_S.findIndex((bound) => seconds <= bound);
      kept.counts[at < 0 ? BOUNDS_S.length : at]! += 1;
    },
  };
}

function createTally<Labels extends object>(): Tally<Labels> {
  const countByName = new Map<string, { readonly labels: Labels; count: number }>();
  return {
    add(labels) {
      const name = JSON.stringify(Object.entries(labels));
      const kept = countByName.get(name) ?? { labels: { ...labels }, count: 0 };
      kept.count += 1;
      countByName.set(name, kept);
    },
    all: () => [...countByName.values()],
  };
}
