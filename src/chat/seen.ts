/** Remembers for a while what has come, so that what comes twice is answered once. */
export interface Seen {
  /** Whether none of these ids has come before. From now on they have. */
  areNew(ids: readonly string[]): boolean;
}

/** Keeps ids for `rememberMs` milliseconds, and no more than about `most` of them. */
export function createSeen(
  now: () => Temporal.Instant,
  { rememberMs, most }: { readonly rememberMs: number; readonly most: number },
): Seen {
  /** The oldest first. */
  const atById = new Map<string, number>();

  function forget(before: number): void {
    for (const [id, at] of atById) {
      if (at >= before && atById.size < most) return;
      atById.delete(id);
    }
  }

  return {
    areNew(ids) {
      const at = now().epochMilliseconds;
      forget(at - rememberMs);
      const areNew = !ids.some((id) => atById.has(id));
      for (const id of ids) if (!atById.has(id)) atById.set(id, at);
      return areNew;
    },
  };
}
