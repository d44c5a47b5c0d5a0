import { ChatError } from "./errors.ts";

/**
 * Changes each part of what was said in several messages, those that are gone left out: somebody may have taken one
 * of them away. Where none is there any more, throws what the chat said of the last one.
 */
export async function reviseParts<T>(
  parts: readonly T[],
  revise: (part: T, place: number) => Promise<void>,
): Promise<void> {
  let missing: ChatError | undefined;
  let revised = 0;
  for (const [place, part] of parts.entries()) {
    try {
      await revise(part, place);
      revised += 1;
    } catch (error) {
      if (!isGone(error)) throw error;
      missing = error;
    }
  }
  if (missing && revised === 0) throw missing;
}

function isGone(error: unknown): error is ChatError {
  if (!(error instanceof ChatError)) return false;
  const { undelivered } = error;
  return undelivered.outcome === "never" && undelivered.reason === "message-gone";
}
