import type { Hedged, Reply } from "../../src/chat/reply.ts";

/** Every figure that a reply holds, wherever it stands. */
export function figuresIn({ parts }: Reply): Hedged[] {
  return parts.flatMap((part) => {
    if (part.kind === "figure" || part.kind === "claim") return [part.hedged];
    if (part.kind === "figures") return part.rows.map(({ hedged }) => hedged);
    return part.kind === "text" ? part.runs.filter((run) => typeof run !== "string") : [];
  });
}
