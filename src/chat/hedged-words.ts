import type { Hedged } from "./reply.ts";

/** A value with what it counts and over what time: "as many as 80 people since October". */
export const inFull = ({ value, noun, window }: Hedged): string =>
  [value, noun, window].filter(Boolean).join(" ");
