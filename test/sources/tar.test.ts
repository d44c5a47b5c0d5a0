import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SourceTrouble } from "../../src/sources/source.ts";
import { readTar, type TarEntry } from "../../src/sources/tar.ts";
import { entryOf, paxRecord, tarOf, type Written, withChecksum } from "./tarball.ts";

/** The archive in chunks of so many bytes, as a connection may bring it. */
async function* chunked(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  bytes: Buffer,
  { chunk = 700, wants = () => true }: { chunk?: number; wants?: (path: string) => boolean } = {},
): Promise<TarEntry[]> {
  const entries: TarEntry[] = [];
  for await (const entry of readTar(chunked(bytes, chunk), { most: 1000, wants })) entries.push(entry);
  return entries;
}

const texts = async (bytes: Buffer) =>
  (await read(bytes)).map(({ path, bytes }) => [path, bytes?.toString()]);

describe("an archive", () => {
  test("gives its files with their bytes, in whatever chunks they come", async () => {
    const long = "x".repeat(5000);
    const bytes = tarOf(
      { path: "a.txt", text: "one" },
      { path: "b/", type: "5" },
      { path: "b/c.txt", text: long },
    );
    for (const chunk of [1, 511, 512, 513, 100_000]) {
      const entries = await read(bytes, { chunk });
      expect(entries.map(({ path, bytes }) => [path, bytes?.toString()])).toEqual([
        ["a.txt", "one"],
        ["b/c.txt", long],
      ]);
    }
  });

  test("has no bytes for a file that is not wanted, and goes on behind it", async () => {
    const bytes = tarOf({ path: "a", text: "x".repeat(2000) }, { path: "b", text: "two" });
    const entries = await read(bytes, { wants: (path) => path === "b" });
    expect(entries).toEqual([
      { path: "a", kind: "file", size: 2000 },
      { path: "b", kind: "file", size: 3, bytes: Buffer.from("two") },
    ]);
  });

  test.each<[string, Written[]]>([
    ["ustar’s prefix", [{ path: "a.txt", prefix: "deep/er", text: "one" }]],
    [
      "pax records",
      [
        { path: "@", type: "x", text: paxRecord("path", "deep/er/a.txt") },
        { path: "short", text: "one" },
      ],
    ],
    [
      "GNU’s long names",
      [
        { path: "@", type: "L", text: "deep/er/a.txt\0" },
        { path: "short", text: "one" },
      ],
    ],
    ["dots and doubled slashes", [{ path: "./deep//er/./a.txt", text: "one" }]],
  ])("may name a file by %s", async (_, entries) => {
    expect(await texts(tarOf(...entries))).toEqual([["deep/er/a.txt", "one"]]);
  });

  test("may state a size in pax records or in base 256", async () => {
    const records = paxRecord("mtime", "1.5") + paxRecord("size", "3");
    const pax = [
      { path: "@", type: "x", text: records },
      { path: "a", text: "one", size: 0 },
    ];
    expect(await texts(tarOf(...pax, { path: "b", text: "two" }))).toEqual([
      ["a", "one"],
      ["b", "two"],
    ]);
    const base256 = `\x80${"\0".repeat(10)}\x03`;
    expect(await texts(tarOf({ path: "a", text: "one", size: base256 }))).toEqual([["a", "one"]]);
  });

  test("tells a link, follows none, and takes its size for nothing", async () => {
    const entries = await read(
      tarOf(
        { path: "a", type: "2", link: "/etc/passwd" },
        { path: "b", type: "1", link: "c", size: 512 },
        { path: "c", text: "x" },
      ),
    );
    expect(entries.map(({ path, kind, bytes }) => [path, kind, bytes?.toString()])).toEqual([
      ["a", "link", undefined],
      ["b", "link", undefined],
      ["c", "file", "x"],
    ]);
  });

  test("keeps two names apart that are not UTF-8", async () => {
    const header = (byte: number) => {
      const entry = entryOf({ path: "n_", text: "" });
      entry[1] = byte;
      return withChecksum(entry);
    };
    const entries = await read(Buffer.concat([header(0xe9), header(0xe8), Buffer.alloc(1024)]));
    expect(entries.map(({ path }) => path)).toEqual(["n%e9", "n%e8"]);
  });
});

describe("an archive is refused", () => {
  const file = { path: "a", text: "one" };
  const flipped = tarOf(file);
  flipped[3] = 65;

  test.each<[string, Buffer, RegExp]>([
    ["with an absolute path", tarOf({ path: "/etc/cron.d/a" }), /leads out/],
    ["with a path that climbs", tarOf({ path: "a/../../b" }), /leads out/],
    [
      "with a climbing path in pax records",
      tarOf({ path: "@", type: "x", text: paxRecord("path", "../b") }, file),
      /leads out/,
    ],
    ["with a path that would write to a terminal", tarOf({ path: "a\x1b[2J" }), /control character/],
    ["with a path twice", tarOf(file, file), /twice/],
    ["with a path twice, spelt otherwise", tarOf(file, { path: "./a" }), /twice/],
    ["with a device", tarOf({ path: "a", type: "3" }), /neither a file nor a folder/],
    ["with a pipe", tarOf({ path: "a", type: "6" }), /neither a file nor a folder/],
    ["with GNU’s sparse file", tarOf({ path: "a", type: "S", size: 10 }), /neither a file nor a folder/],
    [
      "with a sparse file in pax records",
      tarOf({ path: "@", type: "x", text: paxRecord("GNU.sparse.major", "1") }, file),
      /sparse/,
    ],
    [
      "with one size for all",
      tarOf({ path: "@", type: "g", text: paxRecord("size", "1") }, file),
      /one name or size/,
    ],
    [
      "with records that lie about their length",
      tarOf({ path: "@", type: "x", text: "999 path=b\n" }, file),
      /well-formed/,
    ],
    [
      "with a name that never ends",
      tarOf({ path: "@", type: "L", text: "x".repeat(70_000) }, file),
      /too long/,
    ],
    [
      "with a name longer than any",
      tarOf({ path: "@", type: "L", text: "x".repeat(2000) }, file),
      /too long/,
    ],
    ["with a size that is none", tarOf({ path: "a", size: "not a size" }), /not a number/],
    ["with a size below nothing", tarOf({ path: "a", size: "\xff".repeat(12) }), /not a number/],
    ["with a file larger than the archive", tarOf({ path: "a", text: "one", size: 1_000_000 }), /breaks off/],
    ["with a changed header", flipped, /checksum/],
    ["without an end", entryOf(file), /breaks off/],
    ["cut in a header", tarOf(file).subarray(0, 300), /breaks off/],
    ["of another kind", Buffer.from("<!doctype html>".repeat(100)), /checksum/],
    ["of nothing", Buffer.alloc(0), /breaks off/],
  ])("%s", async (_, bytes, reason) => {
    const trouble = await read(bytes).catch((error) => error);
    expect(trouble).toBeInstanceOf(SourceTrouble);
    expect(trouble.unread).toMatchObject({ outcome: "refused", reason: expect.stringMatching(reason) });
  });

  test("with more entries than allowed, and as soon as that is seen", async () => {
    async function* endless() {
      for (let at = 0; ; at += 1) yield entryOf({ path: `${at}` });
    }
    const reading = (async () => {
      for await (const _ of readTar(endless(), { most: 50, wants: () => true }));
    })();
    await expect(reading).rejects.toThrow("more than 50 entries");
  });
});

describe("whatever the bytes are, reading ends with entries or with trouble told", () => {
  const sound = tarOf(
    { path: "@", type: "g", text: paxRecord("comment", "abc") },
    { path: "top/", type: "5" },
    { path: "@", type: "x", text: paxRecord("path", "top/stories/a.yaml") },
    { path: "short", text: "id: a" },
    { path: "@", type: "L", text: "top/stories/b.yaml\0" },
    { path: "short", text: "x".repeat(600) },
    { path: "top/link", type: "2", link: "stories" },
  );

  async function settles(bytes: Buffer, chunk: number): Promise<void> {
    try {
      for (const { path } of await read(bytes, { chunk })) {
        expect(path.startsWith("/") || path.split("/").includes("..")).toBe(false);
      }
    } catch (error) {
      if (!(error instanceof SourceTrouble)) throw error;
    }
  }

  test("of chance alone", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.integer({ min: 1, max: 1024 }),
        (bytes, chunk) => settles(Buffer.from(bytes), chunk),
      ),
    );
  });

  test("of an archive that was changed, its checksums made right again", async () => {
    const change = fc.record({ at: fc.nat(sound.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.nat(sound.length),
        fc.boolean(),
        async (changes, end, isMended) => {
          const bytes = Buffer.from(sound);
          for (const { at, to } of changes) bytes[at] = to;
          for (let at = 0; isMended && at < bytes.length; at += 512) {
            const block = bytes.subarray(at, at + 512);
            if (block.toString("latin1", 257, 262) === "ustar") withChecksum(block);
          }
          await settles(bytes.subarray(0, isMended ? bytes.length : end), 512);
        },
      ),
      { numRuns: 500 },
    );
  });
});
