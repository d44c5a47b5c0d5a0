import { isNever } from "./errors.ts";

/**
 * Changes each part of what was said in several messages, those that are gone left out: somebody may have taken one
 * of them away. Where none is there any more, throws what the chat said of the last one.
 */
export async function reviseParts<T>(
  parts: readonly T[],
  revise: (part: T, place: number) => Promise<void>,
): Promise<void> {
  let missing: unknown;
  let revised = 0;
  for (const [place, part] of parts.entries()) {
    try {
      await revise(part, place);
      revised += 1;
    } catch (error) {
      if (!isNever(error, "message-gone")) throw error;
      missing = error;
    }
  }
  if (missing !== undefined && revised === 0) throw missing;
}
