import { REMEMBER_MS, REMEMBERED } from "./limits.ts";

/** Interactions that have come already: a session that is resumed may bring them again. */
export interface Seen {
  /** Whether this id is new. From now on it is not. */
  isNew(id: string): boolean;
}

export function createSeen(now: () => Temporal.Instant): Seen {
  const seenAt = new Map<string, number>();
  return {
    isNew(id) {
      const at = now().epochMilliseconds;
      for (const [old, time] of seenAt) {
        if (time > at - REMEMBER_MS && seenAt.size < REMEMBERED) break;
        seenAt.delete(old);
      }
      if (seenAt.has(id)) return false;
      seenAt.set(id, at);
      return true;
    },
  };
}
