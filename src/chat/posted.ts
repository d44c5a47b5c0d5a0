/** Where a message landed. A reply that takes several messages has several ids, the first one first. */
export interface Posted {
  readonly channel: string;
  readonly messages: readonly [string, ...string[]];
}

/** The beginning of what should be a whole: the parts before the first that is missing. */
export function untilGap(parts: readonly (string | undefined)[]): string[] {
  const gap = parts.indexOf(undefined);
  return (gap < 0 ? parts : parts.slice(0, gap)).filter((part) => part !== undefined);
}
