import type { ContentProblem } from "../content/problem.ts";
import type { CheckedStory } from "../content/story-file.ts";
import type { CheckedStories } from "../content/story-set.ts";
import { latestToday } from "../newsroom.ts";
import type { Source, Unread } from "../sources/source.ts";

/** What might be published: the source's stories as moderators have amended them, checked whole. */
export interface Candidate {
  readonly stories: readonly CheckedStory[];
  /** Errors, which keep all of it out, and warnings. */
  readonly problems: readonly ContentProblem[];
}

export type CandidateReading = ({ readonly outcome: "read" } & Candidate) | Unread;

/** Makes of the stories that a source holds what might be published. It may add to the problems. */
export type Amend = (read: CheckedStories) => Promise<Candidate>;

export interface Candidates {
  /** Reads the source and amends what it holds. Where the source has not changed, what it held is amended anew. */
  read(signal?: AbortSignal): Promise<CandidateReading>;
}

/** The one place where a candidate is made. `now` tells the time that reports' dates are checked by. */
export function createCandidates(
  source: Source,
  { now, amend }: { readonly now: () => Temporal.Instant; readonly amend: Amend },
): Candidates {
  let held: CheckedStories | undefined;
  return {
    async read(signal) {
      const reading = await source.read({ today: latestToday(now()), signal });
      if (reading.outcome === "unreachable" || reading.outcome === "refused") return reading;
      const { stories, problems } = reading.outcome === "read" ? reading : held!;
      held = { stories, problems };
      return { outcome: "read", ...(await amend(held)) };
    },
  };
}

/** Without amendments the source has it all. */
export const asItStands: Amend = async (read) => read;
