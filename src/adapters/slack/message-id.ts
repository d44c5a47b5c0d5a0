/** A message by its time, by which Slack names it, and in a thread by that of the thread's first message too. */
export function idOf(ts: string, thread?: string): string {
  return thread === undefined || thread === ts ? ts : `${ts}@${thread}`;
}

/** `thread` is where what hangs from the message goes: Slack takes no answers to an answer. */
export function readId(id: string): { readonly ts: string; readonly thread: string } {
  const [ts = "", thread = ts] = id.split("@");
  return { ts, thread };
}
