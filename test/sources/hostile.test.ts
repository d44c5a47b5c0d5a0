import { randomBytes } from "node:crypto";
import type { RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createWebSource } from "../../src/sources/web.ts";
import { SOUND } from "../content/planted.ts";
import { selfSigned } from "./certificate.ts";
import { host, idsOf, NOON, namesOf, rawHost, read, sourceAt } from "./host.ts";
import { entryOf, gitArchive, tgzOf } from "./tarball.ts";

const KB = 1024;
const MB = KB * KB;
const sound = gitArchive({ "stories/harbour-fire.yaml": SOUND });
/** A gzip of zeros, a thousandth of their size. */
const zeros = (megabytes: number) => gzipSync(Buffer.alloc(megabytes * MB));

/** What comes of reading an archive that a host answers with like this, within small limits. */
async function outcomeOf(answer: RequestListener, limits = {}) {
  const { port } = await host(answer);
  return read(sourceAt(`http://news.test:${port}/main.tar.gz`, {}, { limits }));
}

describe("an answer that is too much is refused while it comes in", () => {
  test("by a length that says so", async () => {
    const reading = await outcomeOf(
      (_, response) => {
        response.writeHead(200, { "content-length": 3 * MB });
        response.flushHeaders();
      },
      { wireBytes: MB },
    );
    expect(reading).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("larger than 1 MB"),
    });
  });

  test("without an end", async () => {
    const noise = randomBytes(64 * KB);
    const reading = await outcomeOf(
      (_, response) => {
        response.write(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]));
        const more = () => {
          while (!response.destroyed && response.write(noise));
        };
        response.on("drain", more);
        more();
      },
      { wireBytes: MB },
    );
    expect(reading.outcome).toBe("refused");
  });

  test("as a gzip that unpacks to a thousand times its size", async () => {
    const reading = await outcomeOf((_, response) => response.end(zeros(20)), { unpackedBytes: MB });
    expect(reading).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("larger than 1 MB"),
    });
  });

  test("as a gzip bomb of the way, within which there is another", async () => {
    const reading = await outcomeOf(
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(zeros(20))),
      { unpackedBytes: MB },
    );
    expect(reading).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("larger than 1 MB"),
    });
  });

  test("as an archive of many entries", async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ path: `stories/${at}.yaml` }));
    expect(await outcomeOf((_, response) => response.end(tgzOf(...many)), { entries: 30 })).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("more than 30 entries"),
    });
  });

  test("as stories that cannot be held at once", async () => {
    const large = Array.from({ length: 4 }, (_, at) => ({
      path: `stories/${at}.yaml`,
      text: Buffer.alloc(MB),
    }));
    expect(
      await outcomeOf((_, response) => response.end(tgzOf(...large)), { storyBytes: 3 * MB }),
    ).toMatchObject({
      outcome: "refused",
      reason: "the archive’s stories are too large to be held at once",
    });
  });

  test("as one story that is larger than any", async () => {
    const { port } = await host((_, response) => response.end(" ".repeat(2 * MB)));
    expect(await read(sourceAt(`http://news.test:${port}/a.yaml`))).toMatchObject({
      outcome: "refused",
      reason: "the file is larger than a story may be",
    });
  });

  test("but a file too large in an archive is a problem of that file alone", async () => {
    const archive = tgzOf(
      { path: "t/stories/a.yaml", text: Buffer.alloc(MB + 1) },
      { path: "t/stories/harbour-fire.yaml", text: SOUND },
    );
    expect(await outcomeOf((_, response) => response.end(archive))).toMatchObject({
      outcome: "read",
      stories: [{ story: { id: "harbour-fire" } }],
      problems: [{ file: "stories/a.yaml", message: expect.stringContaining("the file has 1025 KB") }],
    });
  });
});

describe("an answer that is not what it says is told as that", () => {
  test.each<[string, RequestListener, string, RegExp]>([
    [
      "shorter than its length",
      (_, response) => {
        response.writeHead(200, { "content-length": sound.length + 10 });
        response.write(sound, () => response.destroy());
      },
      "unreachable",
      /broke off before the end/,
    ],
    [
      "a gzip that is cut off",
      (_, response) => response.end(sound.subarray(0, -20)),
      "refused",
      /breaks off before its end/,
    ],
    [
      "a gzip with changed bytes",
      (_, response) => {
        const changed = Buffer.from(sound);
        changed.writeUInt32LE(1, changed.length - 8);
        response.end(changed);
      },
      "refused",
      /is not the gzip that it says it is/,
    ],
    [
      "a gzip that holds no tar",
      (_, response) => response.end(gzipSync(SOUND)),
      "refused",
      /cannot be read: a header/,
    ],
    [
      "no gzip under that name",
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(SOUND),
      "refused",
      /is not the gzip that it says it is/,
    ],
    [
      "packed otherwise",
      (_, response) => response.writeHead(200, { "content-encoding": "br" }).end("x"),
      "refused",
      /packs/,
    ],
    ["nothing", (_, response) => response.end(), "refused", /neither a story nor an archive/],
  ])("%s", async (_, answer, outcome, reason) => {
    expect(await outcomeOf(answer)).toMatchObject({ outcome, reason: expect.stringMatching(reason) });
  });

  test.each<[string, string, string]>([
    ["no HTTP", "SSH-2.0-OpenSSH_9.9\r\n", "news.test answers with something that is not HTTP"],
    [
      "headers without an end",
      `HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}`,
      "news.test answers with something that is not HTTP",
    ],
  ])("%s", async (_, said, reason) => {
    const { port } = await rawHost((socket) => socket.write(said));
    expect(await read(sourceAt(`http://news.test:${port}/main.tar.gz`))).toMatchObject({
      outcome: "refused",
      reason,
    });
  });

  test("longer than its length", async () => {
    const { port } = await rawHost((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${sound.length - 100}\r\n\r\n`);
      socket.write(sound);
    });
    expect(await read(sourceAt(`http://news.test:${port}/main.tar.gz`))).toMatchObject({
      outcome: "refused",
      reason: expect.stringMatching(/breaks off before its end/),
    });
  });

  test("a change of protocol that nobody asked for", async () => {
    const { port } = await rawHost((socket) =>
      socket.write(
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\nhello",
      ),
    );
    expect((await read(sourceAt(`http://news.test:${port}/main.tar.gz`))).outcome).toBe("unreachable");
  });

  test("a connection that is closed at once", async () => {
    const { port } = await rawHost((socket) => socket.resetAndDestroy());
    expect(await read(sourceAt(`http://news.test:${port}/main.tar.gz`))).toMatchObject({
      outcome: "unreachable",
      reason: "news.test broke off before the end",
    });
  });
});

describe("a host that takes its time is not waited for without end", () => {
  test.each<[string, RequestListener]>([
    ["before it answers", () => {}],
    ["within its answer", (_, response) => void response.writeHead(200).write(sound.subarray(0, 50))],
  ])("when it says nothing %s", async (_, answer) => {
    expect(await outcomeOf(answer, { stallMs: 50 })).toMatchObject({
      outcome: "unreachable",
      reason: "news.test sent nothing for 0.05 seconds",
    });
  });

  test("when it drips", async () => {
    const reading = await outcomeOf(
      (_, response) => {
        const drip = setInterval(() => response.write("\x1f"), 5);
        response.on("close", () => clearInterval(drip));
      },
      { stallMs: 5000, wholeMs: 100 },
    );
    expect(reading).toMatchObject({
      outcome: "unreachable",
      reason: "news.test took longer than 0.1 seconds",
    });
  });

  test("when its name is never found out", async () => {
    const source = sourceAt("https://news.test/a.yaml", {}, { lookup: () => {}, limits: { wholeMs: 50 } });
    expect(await read(source)).toMatchObject({
      outcome: "unreachable",
      reason: "news.test took longer than 0.05 seconds",
    });
  });
});

describe("a host that cannot be reached is told by name", () => {
  test("when nothing listens", async () => {
    const { port } = await host(() => {});
    const source = sourceAt(
      `http://news.test:${port}/a.yaml`,
      {},
      { lookup: namesOf({ "news.test": ["127.0.0.2"] }) },
    );
    expect(await read(source)).toMatchObject({
      outcome: "unreachable",
      reason: "news.test cannot be reached",
    });
  });

  test("when there is no such name", async () => {
    expect(await read(sourceAt("https://nowhere.test/a.yaml"))).toMatchObject({
      outcome: "unreachable",
      reason: "nowhere.test cannot be found",
    });
  });

  test.each<[string, Parameters<typeof selfSigned>, RegExp]>([
    ["that nobody vouches for", ["news.test"], /certificate of news.test cannot be trusted/],
    ["of another host", ["else.test"], /certificate of news.test is for another host/],
    ["that has expired", ["news.test", { until: "240101000000Z" }], /certificate of news.test has expired/],
  ])("when it has a certificate %s", async (name, made, reason) => {
    const tls = selfSigned(...made);
    const { port, asked } = await host((_, response) => response.end(sound), tls);
    const world = name.startsWith("that nobody") ? {} : { ca: tls.cert };
    const source = sourceAt(`https://news.test:${port}/a.tar.gz`, { token: "hunter2" }, world);
    expect(await read(source)).toMatchObject({ outcome: "refused", reason: expect.stringMatching(reason) });
    expect(asked).toEqual([]);
  });

  test("when it speaks no TLS", async () => {
    const { port } = await host(() => {});
    expect(await read(sourceAt(`https://news.test:${port}/a.yaml`))).toMatchObject({
      outcome: "refused",
      reason: "news.test does not speak TLS as it should",
    });
  });
});

test("after trouble of any kind the next reading is as good as the first", async () => {
  const bad: RequestListener[] = [
    (_, response) => void response.destroy(),
    (_, response) => void response.end(sound.subarray(0, 100)),
    (_, response) => void response.end(tgzOf({ path: "../../a.yaml" })),
    (_, response) => void response.end(zeros(2)),
    (_, response) =>
      void response.end(gzipSync(Buffer.concat([entryOf({ path: "stories/a.yaml", text: SOUND })]))),
  ];
  const turns = bad.flatMap((answer): RequestListener[] => [
    answer,
    (_, response) => void response.end(sound),
  ]);
  const { port } = await host((request, response) => turns.shift()!(request, response));
  const source = createWebSource(
    { at: `http://news.test:${port}/main.tar.gz`, allowHosts: new Set(["news.test"]) },
    { now: () => NOON, lookup: namesOf({ "news.test": ["127.0.0.1"] }), limits: { unpackedBytes: MB } },
  );
  for (const _ of bad) {
    expect((await read(source)).outcome).not.toBe("read");
    expect(idsOf(await read(source))).toEqual(["harbour-fire"]);
  }
});
