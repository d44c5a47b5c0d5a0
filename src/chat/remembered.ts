import type { Edition } from "../content/edition.ts";
import type { Reply } from "./reply.ts";

/** Answers kept for each edition: more than a newsroom asks again and again, and little memory. */
const MOST_KEPT = 500;

/**
 * Keeps what was answered within an edition. An edition never changes, and an asker's command looks at nothing else,
 * so the same question has the same reply: the very object, by which renderers may keep what they made of it.
 */
export function createMemory(): (
  edition: Edition,
  question: string,
  answer: () => Reply | Promise<Reply>,
) => Promise<Reply> {
  const replies = new WeakMap<Edition, Map<string, Reply>>();
  return async (edition, question, answer) => {
    const known = replies.get(edition) ?? new Map<string, Reply>();
    replies.set(edition, known);
    const reply = known.get(question) ?? (await answer());
    // The one asked longest ago makes room.
    known.delete(question);
    if (known.size === MOST_KEPT) known.delete(known.keys().next().value!);
    known.set(question, reply);
    return reply;
  };
}
