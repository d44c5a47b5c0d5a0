import { REMEMBER_MS, REMEMBERED } from "./limits.ts";

/** Remembers for a while what has come, so that what comes twice is answered once. */
export interface Seen {
  /** Whether none of these ids has come before. From now on they have. */
  areNew(ids: readonly string[]): boolean;
}

export function createSeen(now: () => Temporal.Instant): Seen {
  /** The oldest first. */
  const atById = new Map<string, number>();

  function forget(before: number): void {
    for (const [id, at] of atById) {
      if (at >= before && atById.size <= REMEMBERED) return;
      atById.delete(id);
    }
  }

  return {
    areNew(ids) {
      const at = now().epochMilliseconds;
      forget(at - REMEMBER_MS);
      const areNew = !ids.some((id) => atById.has(id));
      for (const id of ids) if (!atById.has(id)) atById.set(id, at);
      return areNew;
    },
  };
}
