import { KEPT_KEYS } from "./limits.ts";

/** The messages of a key that are known to have landed in a channel, by part. */
export interface Landed {
  of(channel: string, key: string): ReadonlyMap<number, string>;
  note(channel: string, key: string, part: number, message: string): void;
}

/**
 * A post of several messages may break off in the middle. What has landed is not sent again, however long after the
 * rest is tried. A nonce says the same for a few minutes only.
 */
export function createLanded(): Landed {
  const byKey = new Map<string, Map<number, string>>();
  const nameOf = (channel: string, key: string) => `${channel}\n${key}`;
  return {
    of: (channel, key) => byKey.get(nameOf(channel, key)) ?? new Map(),
    note(channel, key, part, message) {
      const name = nameOf(channel, key);
      const parts = byKey.get(name) ?? new Map<number, string>();
      parts.set(part, message);
      byKey.delete(name);
      byKey.set(name, parts);
      const [oldest] = byKey.keys();
      if (byKey.size > KEPT_KEYS && oldest !== undefined) byKey.delete(oldest);
    },
  };
}
