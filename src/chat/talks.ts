/** What was told last in a talk: a figure, and what was typed for it. */
export interface Told {
  /** The figure's reference: "guatemala-advisers/advisers". */
  readonly ref: string;
  readonly words: string;
}

/** More talks than go on at a time; whoever comes back to one that is forgotten asks in full. */
const MOST_KEPT = 1000;

/** Remembers what was told last in each talk. The talk that was quiet longest is forgotten first. */
export function createTalks() {
  const lastByTalk = new Map<string, Told>();
  return {
    last: (talk: string): Told | undefined => lastByTalk.get(talk),
    note(talk: string, told: Told): void {
      lastByTalk.delete(talk);
      if (lastByTalk.size === MOST_KEPT) lastByTalk.delete(lastByTalk.keys().next().value!);
      lastByTalk.set(talk, told);
    },
  };
}
