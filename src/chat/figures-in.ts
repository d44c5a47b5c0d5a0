import type { Hedged, Part, Reply } from "./reply.ts";

/** Every figure that a reply holds, wherever it stands, in the order of reading. */
export function figuresIn({ parts }: Reply): Hedged[] {
  return parts.flatMap(figuresOf);
}

function figuresOf(part: Part): Hedged[] {
  switch (part.kind) {
    case "text":
      return part.runs.filter((run) => typeof run !== "string");
    case "figure":
    case "claim":
      return [part.hedged];
    case "figures":
      return part.rows.map(({ hedged }) => hedged);
    case "chart":
      return part.scales.flatMap(({ rows }) => rows.map(({ hedged }) => hedged));
    case "change":
      return [part.from, part.to].filter((hedged) => hedged !== undefined);
    case "heading":
    case "agreement":
    case "entries":
    case "problem":
    case "note":
    case "buttons":
    case "form":
      return [];
  }
}
