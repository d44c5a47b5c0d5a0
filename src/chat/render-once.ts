import type { Reply } from "./reply.ts";

/** Keeps what a renderer made of a reply: many channels get the very same one. What it gives is not to be changed. */
export function renderOnce<T extends object>(render: (reply: Reply) => T): (reply: Reply) => T {
  const known = new WeakMap<Reply, T>();
  return (reply) => {
    const rendered = known.get(reply) ?? render(reply);
    known.set(reply, rendered);
    return rendered;
  };
}
