import type { Reply } from "./reply.ts";

/** What a person is told when an answer could not be shown. The log has the cause under the reference. */
export function apology(reference: string): Reply {
  return { parts: [{ kind: "problem", text: `Something went wrong here. The log has it as ${reference}.` }] };
}
