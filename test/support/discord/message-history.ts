import type { StoredMessage } from "./stored-message.ts";

/** `before`, `after` and `around` exclude each other; each names a message id. */
export interface HistoryQuery {
  limit: number;
  before?: string;
  after?: string;
  around?: string;
}

/** Picks from the visible messages, oldest first, those asked for, newest first. */
export function selectHistory(visible: readonly StoredMessage[], query: HistoryQuery): StoredMessage[] {
  const { limit, before, after, around } = query;
  const newerThan = (id: string) => visible.filter((one) => BigInt(one.id) > BigInt(id));
  const notNewerThan = (id: string) => visible.filter((one) => BigInt(one.id) <= BigInt(id));
  if (after !== undefined) return newerThan(after).slice(0, limit).reverse();
  if (around !== undefined) {
    const older = notNewerThan(around).slice(-(Math.floor(limit / 2) + 1));
    const newer = newerThan(around).slice(0, limit - older.length);
    return [...older, ...newer].reverse();
  }
  const older = before === undefined ? visible : notNewerThan(before).filter((one) => one.id !== before);
  return older.slice(-limit).reverse();
}
