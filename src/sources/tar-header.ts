import { refused, type SourceTrouble } from "./source.ts";

/** Bytes of a header, and what everything in a tar is padded to. */
export const BLOCK = 512;

/** One header as POSIX.1-2017 (pax, “ustar Interchange Format”) lays it out, with GNU's base-256 sizes. */
export interface TarHeader {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** The type flag: "0" a file, "5" a folder, "x" pax records for the next entry. */
  readonly type: string;
}

/** Reads a header. Undefined for a block of zeros, which ends an archive. Throws a SourceTrouble for anything else. */
export function readHeader(block: Buffer): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  if (octal(block.subarray(148, 156)) !== checksum(block)) throw badArchive("a header’s checksum is wrong");
  const isUstar = block.toString("latin1", 257, 263) === "ustar\0";
  const prefix = isUstar ? textOf(block.subarray(345, 500)) : "";
  const name = textOf(block.subarray(0, 100));
  return {
    path: prefix === "" ? name : `${prefix}/${name}`,
    size: sizeOf(block.subarray(124, 136)),
    type: block[156] === 0 ? "0" : String.fromCharCode(block[156]!),
  };
}

/** Trouble with an archive that no other reading of it would mend. */
export function badArchive(what: string): SourceTrouble {
  return refused(`the archive cannot be read: ${what}`, "Make it again with “git archive” or “tar czf”");
}

/** A name's bytes as text. Where they are not UTF-8 they are told in hexadecimal, so that two names stay two. */
export function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  const name = end < 0 ? bytes : bytes.subarray(0, end);
  const text = name.toString("utf8");
  if (!text.includes("\ufffd")) return text;
  return name.toString("latin1").replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
}

function sizeOf(field: Buffer): number {
  const size = (field[0]! & 0x80) === 0 ? octal(field) : base256(field);
  if (size === undefined || !Number.isSafeInteger(size)) throw badArchive("a size is not a number");
  return size;
}

/** Undefined where the field holds anything but octal digits between blanks. */
function octal(field: Buffer): number | undefined {
  const text = field.toString("latin1").replace(/^ +|[ \0]+$/g, "");
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || "0", 8) : undefined;
}

/** GNU's form of sizes from 8 GB on. A negative one (first byte 0xff) comes out too large, and is refused as that. */
function base256(field: Buffer): number {
  return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, field[0]! & 0x7f);
}

/** The sum of all bytes, those of the checksum itself counted as blanks. */
function checksum(block: Buffer): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK; at += 1) if (at < 148 || at >= 156) sum += block[at]!;
  return sum;
}
