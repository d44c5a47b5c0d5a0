import type { Part } from "./reply.ts";

/** Parts that are shown together: neighbouring claims side by side, every other part by itself. */
export function groupsOf(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (part.kind === "claim" && last?.[0]?.kind === "claim") last.push(part);
    else groups.push([part]);
  }
  return groups;
}
