import { type ByteTaker, createByteTaker } from "./byte-taker.ts";
import { type PaxRecords, readPax } from "./pax.ts";
import { BLOCK, badArchive, readHeader, type TarHeader, textOf } from "./tar-header.ts";

/** A file or a link of an archive. Its path is relative, without "." or ".." in it. */
export interface TarEntry {
  readonly path: string;
  readonly kind: "file" | "link";
  readonly size: number;
  /** The bytes, where they were wanted. */
  readonly bytes?: Buffer | undefined;
}

/** Bytes of the records or the long name that come before an entry. */
const LARGEST_EXTRA = 65_536;
const LONGEST_PATH = 1024;

/**
 * Reads a tar (ustar, pax, GNU long names) strictly, into memory and never to disk. Folders are passed over, links are
 * told and not followed. Throws a SourceTrouble for anything that no honest archive of stories has: devices, sparse
 * files, paths that lead out, a path twice, no end, more than `most` entries.
 */
export async function* readTar(
  chunks: AsyncIterable<Buffer>,
  { most, wants }: { readonly most: number; readonly wants: (path: string, size: number) => boolean },
): AsyncGenerator<TarEntry> {
  const taker = createByteTaker(chunks);
  try {
    const seen = new Set<string>();
    for await (const entry of entriesOf(taker, most)) {
      if (seen.has(entry.path)) throw badArchive(`“${entry.path}” is in it twice`);
      seen.add(entry.path);
      const isWanted = entry.kind === "file" && wants(entry.path, entry.size);
      if (isWanted) yield { ...entry, bytes: await bytesOf(entry.size, taker) };
      else {
        await pass(entry.size, taker);
        yield entry;
      }
    }
    // To the end, so that what packs the archive can check that it is whole.
    for await (const _ of taker.rest());
  } finally {
    await taker.close();
  }
}

/** The entries one after the other. Whoever takes one has to take or pass its bytes before the next. */
async function* entriesOf(taker: ByteTaker, most: number): AsyncGenerator<TarEntry> {
  let extra: PaxRecords = {};
  for (let count = 0; ; count += 1) {
    if (count > most) throw badArchive(`it has more than ${most} entries`);
    const block = await taker.take(BLOCK);
    if (!block) throw badArchive("it breaks off");
    const header = readHeader(block);
    if (!header) return;
    if (EXTRAS.has(header.type)) {
      extra = { ...extra, ...extraOf(header.type, await contentOf(header, taker)) };
      continue;
    }
    const entry = entryOf(header.type, extra.path ?? header.path, extra.size ?? header.size);
    extra = {};
    if (entry) yield entry;
  }
}

/** Types that speak of the next entry: pax records and GNU's long names; and pax records for all (g). */
const EXTRAS = new Set(["x", "g", "L", "K"]);

function extraOf(type: string, content: Buffer): PaxRecords {
  if (type === "L") return { path: textOf(content) };
  if (type === "K") return {};
  const records = readPax(content);
  if (type === "x") return records;
  if (Object.keys(records).length > 0) throw badArchive("it gives one name or size to all its files");
  return {};
}

/**
 * What an entry is. Undefined for a folder; old archives mark one by a slash alone. Folders and links have no content,
 * whatever their size says (POSIX: it may be that of what they stand for).
 */
function entryOf(type: string, path: string, size: number): TarEntry | undefined {
  const clean = cleanPath(path);
  switch (type) {
    case "0":
    case "7":
      return path.endsWith("/") ? undefined : { path: clean, kind: "file", size };
    case "1":
    case "2":
      return { path: clean, kind: "link", size: 0 };
    case "5":
      return undefined;
    default:
      throw badArchive(`“${clean}” is neither a file nor a folder`);
  }
}

/** Throws where a path leads out of its archive, or could not be shown on a terminal as it is. */
function cleanPath(path: string): string {
  if (path.length > LONGEST_PATH) throw badArchive("a path in it is too long");
  if (/\p{Cc}/u.test(path)) throw badArchive("a path in it has a control character");
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  if (path.startsWith("/") || steps.includes("..")) throw badArchive("a path in it leads out of it");
  return steps.join("/");
}

function contentOf({ size }: TarHeader, taker: ByteTaker): Promise<Buffer> {
  if (size > LARGEST_EXTRA) throw badArchive("a name in it is too long");
  return bytesOf(size, taker);
}

async function bytesOf(size: number, taker: ByteTaker): Promise<Buffer> {
  const padded = await taker.take(paddedSize(size));
  if (!padded) throw badArchive("it breaks off");
  return Buffer.from(padded.subarray(0, size));
}

async function pass(size: number, taker: ByteTaker): Promise<void> {
  if (!(await taker.skip(paddedSize(size)))) throw badArchive("it breaks off");
}

function paddedSize(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}
