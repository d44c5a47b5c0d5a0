import { gzipSync } from "node:zlib";

/** An entry as it is to stand in a tar, sound unless said otherwise. */
export interface Written {
  readonly path: string;
  readonly text?: string | Buffer;
  readonly type?: string;
  /** What the header says of the size, where that is not the text's. */
  readonly size?: number | string;
  readonly link?: string;
  readonly magic?: string;
  readonly prefix?: string;
}

const END = Buffer.alloc(1024);

/** A ustar archive, with its end. */
export function tarOf(...entries: readonly Written[]): Buffer {
  return Buffer.concat([...entries.map(entryOf), END]);
}

export function tgzOf(...entries: readonly Written[]): Buffer {
  return gzipSync(tarOf(...entries));
}

/** As git hosts archive a repository: the commit in a global record, and one folder around everything. */
export function gitArchive(files: Readonly<Record<string, string>>, top = "news-main"): Buffer {
  return tgzOf(
    { path: "pax_global_header", type: "g", text: paxRecord("comment", "0123456789abcdef") },
    { path: `${top}/`, type: "5" },
    ...Object.entries(files).map(([path, text]) => ({ path: `${top}/${path}`, text })),
  );
}

/** "LENGTH KEY=VALUE\n", the length with itself counted. */
export function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return `${length} ${key}=${value}\n`;
}

/** One entry: header, content, padding. */
export function entryOf({
  path,
  text = "",
  type = "0",
  size,
  link = "",
  magic = "ustar\x0000",
  prefix = "",
}: Written): Buffer {
  const content = Buffer.from(text);
  const header = Buffer.alloc(512);
  header.write(path, 0, 100);
  header.write("0000644\0", 100);
  header.write(
    typeof size === "string" ? size : `${(size ?? content.length).toString(8).padStart(11, "0")}\0`,
    124,
    12,
    "latin1",
  );
  header.write("00000000000\0", 136);
  header.write(type, 156, "latin1");
  header.write(link, 157, 100);
  header.write(magic, 257, "latin1");
  header.write(prefix, 345, 155);
  return Buffer.concat([withChecksum(header), content, Buffer.alloc(-content.length & 511)]);
}

/** A header with the checksum that its bytes have. */
export function withChecksum(header: Buffer): Buffer {
  header.write("        ", 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}
