import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { sizeFault } from "../content/story-file.ts";
import { type ArrivedFile, storiesInArchive } from "./archive.ts";
import type { Incoming } from "./fetch.ts";
import type { Limits } from "./limits.ts";
import { refused, SourceTrouble } from "./source.ts";

export interface Wanted {
  /** How a single story is named: the path that its address ends in. */
  readonly path: string;
  /** The folder of an archive that is meant; "" where none is named. */
  readonly within: string;
  readonly limits: Limits;
}

/**
 * Takes what comes in as the stories that it holds. What it is is seen from its bytes, not from what it is called: a
 * gzip, or a tar where a server has unpacked the gzip already, is an archive; anything else is a story.
 */
export async function storiesFrom(
  incoming: Incoming,
  { path, within, limits }: Wanted,
): Promise<ArrivedFile[]> {
  if (incoming.contentLength > limits.wireBytes) throw tooLarge(limits.wireBytes);
  const wire = atMost(limits.wireBytes, incoming.chunks);
  const [head, body] = await peek(unencoded(incoming.contentEncoding, wire, limits));
  if (head[0] === 0x1f && head[1] === 0x8b) return storiesInArchive(gunzipped(body, limits), within, limits);
  if (isTar(head)) return storiesInArchive(body, within, limits);
  if (/^text\/html\b/i.test(incoming.contentType))
    throw refused(
      "a web page came in place of content",
      "Give the address of the raw file, or of the archive; if one must sign in there, set CONTENT_TOKEN",
    );
  if (!/\.ya?ml$/i.test(path))
    throw refused(
      "what came is neither a story nor an archive",
      "Give an address that ends in .yaml, .tar.gz or .tgz",
    );
  return [{ file: path, bytes: await storyFrom(body) }];
}

/** Undoes the encoding that was made for the way alone. */
function unencoded(encoding: string, chunks: AsyncIterable<Buffer>, limits: Limits): AsyncIterable<Buffer> {
  if (/^(identity)?$/i.test(encoding.trim())) return chunks;
  if (/^(x-)?gzip$/i.test(encoding.trim())) return gunzipped(chunks, limits);
  throw refused(
    "the server packs what it sends in a way that was not asked for",
    "Have it send gzip, or nothing",
  );
}

/** In bytes. Zlib's own 16 KB make four times as many turns. */
const CHUNK = 65_536;

async function* gunzipped(chunks: AsyncIterable<Buffer>, limits: Limits): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // A fault of either end reaches whoever reads from the other.
  pipeline(Readable.from(chunks, { objectMode: false }), gunzip, () => {});
  try {
    yield* atMost(limits.unpackedBytes, gunzip as AsyncIterable<Buffer>);
  } catch (error) {
    throw error instanceof SourceTrouble ? error : badGzip(error);
  } finally {
    gunzip.destroy();
  }
}

function badGzip(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (!code.startsWith("Z_")) return error;
  const what = code === "Z_BUF_ERROR" ? "breaks off before its end" : "is not the gzip that it says it is";
  return refused(`what came ${what}`, "Make the archive again, and look whether it arrives whole");
}

/** Hands chunks on, and throws as soon as there are more bytes than allowed. */
async function* atMost(most: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    yield chunk;
  }
}

function tooLarge(most: number): SourceTrouble {
  return refused(
    `what came is larger than ${Math.floor(most / 2 ** 20)} MB, packed or unpacked`,
    "Keep the stories in an archive of their own, without what else lies beside them",
  );
}

/** In bytes: a tar's first block. */
const HEAD = 512;

/** The first bytes, and all of them from the start. */
async function peek(chunks: AsyncIterable<Buffer>): Promise<[head: Buffer, all: AsyncIterable<Buffer>]> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < HEAD) {
    const { done, value } = await iterator.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  return [head, startingWith(head, iterator)];
}

async function* startingWith(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function isTar(head: Buffer): boolean {
  return head.toString("latin1", 257, 262) === "ustar";
}

async function storyFrom(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (sizeFault(size) !== undefined) throw refused("the file is larger than a story may be", "Split it");
  }
  return Buffer.concat(parts);
}
