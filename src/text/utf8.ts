const strict = new TextDecoder("utf-8", { fatal: true });

/** Decodes UTF-8, without the byte order mark some editors begin with; or returns the text before the first fault. */
export function decodeUtf8(bytes: Uint8Array): { readonly text: string } | { readonly before: string } {
  try {
    return { text: strict.decode(bytes) };
  } catch {
    return { before: strict.decode(bytes.subarray(0, firstFault(bytes))) };
  }
}

/** The index of the first byte that is not UTF-8: where the bytes part ways with those of the text made of them. */
function firstFault(bytes: Uint8Array): number {
  const genuine = Buffer.from(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  let at = 0;
  while (at < bytes.length && bytes[at] === genuine[at]) at += 1;
  // The mark that stands in place of a fault (EF BF BD) may begin as the fault does.
  while (at > 0 && isContinuation(genuine[at])) at -= 1;
  return at;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
