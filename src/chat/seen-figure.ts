import { createHash } from "node:crypto";
import type { Figure } from "../content/story.ts";

/** Names a figure as somebody has seen it, so that what they send after it has changed can be told from the rest. */
export function seenAs(figure: Figure): string {
  return `${figure.ref}@${fingerprintOf(figure)}`;
}

/** A name, and the fingerprint that `seenAs` has put after it. */
export function splitSeen(typed: string): { readonly name: string; readonly seen?: string | undefined } {
  const [, name, seen] = /^(.*)@([0-9a-f]{8})$/.exec(typed) ?? [];
  return name === undefined ? { name: typed } : { name, seen };
}

/** Eight digits of what a figure's claims say: enough to tell two versions of one figure apart. */
export function fingerprintOf({ label, claims }: Figure): string {
  return createHash("sha256")
    .update(JSON.stringify([label, claims]))
    .digest("hex")
    .slice(0, 8);
}
