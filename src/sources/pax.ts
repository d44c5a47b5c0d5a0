import { badArchive, textOf } from "./tar-header.ts";

/** What pax records say that matters here. */
export interface PaxRecords {
  readonly path?: string;
  readonly size?: number;
}

/**
 * Reads pax records: "LENGTH KEY=VALUE\n" each, the length in bytes, itself counted (POSIX.1-2017, “pax Extended
 * Header”). Throws a SourceTrouble for records that are not in that form, and for sparse files.
 */
export function readPax(bytes: Buffer): PaxRecords {
  let records: PaxRecords = {};
  for (let at = 0; at < bytes.length; ) {
    const { key, value, end } = recordAt(bytes, at);
    if (key.startsWith("GNU.sparse.")) throw badArchive("it has a sparse file");
    if (key === "path") records = { ...records, path: pathOf(value) };
    if (key === "size") records = { ...records, size: sizeOf(value) };
    at = end;
  }
  return records;
}

function recordAt(bytes: Buffer, at: number): { key: string; value: Buffer; end: number } {
  const [digits = ""] = /^\d{1,6}(?= )/.exec(bytes.toString("latin1", at, at + 7)) ?? [];
  const end = at + Number(digits);
  const from = at + digits.length + 1;
  const equals = bytes.indexOf("=", from);
  if (digits === "" || end > bytes.length || equals < 0 || equals >= end || bytes[end - 1] !== 0x0a)
    throw badArchive("its pax records are not well-formed");
  return { key: bytes.toString("latin1", from, equals), value: bytes.subarray(equals + 1, end - 1), end };
}

function pathOf(value: Buffer): string {
  if (value.length === 0 || value.includes(0)) throw badArchive("a name in it is empty");
  return textOf(value);
}

function sizeOf(value: Buffer): number {
  const text = value.toString("latin1");
  const size = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(size)) throw badArchive("a size is not a number");
  return size;
}
