/** What was told last in a talk, and what was typed for it. */
export interface Told {
  /** The figure's reference: "guatemala-advisers/advisers"; none where a choice was offered. */
  readonly ref?: string | undefined;
  readonly words: string;
}

/** More talks than go on at a time; whoever comes back to one that is forgotten asks in full. */
const MOST_KEPT = 1000;

/** In milliseconds. A thread goes on as long as it stands; what one person asks in a channel is soon of something else. */
const LONGEST_PAUSE = 15 * 60_000;

/** Remembers what was told last in each talk. The talk that was quiet longest is forgotten first. */
export function createTalks(now: () => number = () => performance.now()) {
  const lastByTalk = new Map<string, { readonly told: Told; readonly at: number }>();
  return {
    /** `isThread`: however long ago it was. */
    last(talk: string, isThread: boolean): Told | undefined {
      const last = lastByTalk.get(talk);
      return last && (isThread || now() - last.at <= LONGEST_PAUSE) ? last.told : undefined;
    },
    note(talk: string, told: Told): void {
      lastByTalk.delete(talk);
      if (lastByTalk.size === MOST_KEPT) lastByTalk.delete(lastByTalk.keys().next().value!);
      lastByTalk.set(talk, { told, at: now() });
    },
  };
}
