import { once } from "node:events";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { SOUND, TODAY } from "../content/planted.ts";
import { selfSigned } from "./certificate.ts";
import { host, idsOf, NOON, read, sourceAt } from "./host.ts";
import { gitArchive } from "./tarball.ts";

const story = (id: string) => SOUND.replace("id: harbour-fire", `id: ${id}`);
const two = gitArchive({ "content/stories/a.yaml": story("a"), "content/stories/b.yaml": story("b") });

describe("content at an address", () => {
  test("may be an archive of a repository", async () => {
    const { port } = await host((_, response) => response.end(two));
    expect(idsOf(await read(sourceAt(`http://news.test:${port}/main.tar.gz`)))).toEqual(["a", "b"]);
  });

  test("may be one story, named as its address ends", async () => {
    const { port } = await host((_, response) => response.end(SOUND));
    expect(idsOf(await read(sourceAt(`http://news.test:${port}/raw/harbour-fire.yaml?ref=main`)))).toEqual([
      "harbour-fire",
    ]);
  });

  test("comes over https where the certificate can be trusted", async () => {
    const tls = selfSigned("news.test");
    const { port } = await host((_, response) => response.end(two), tls);
    const source = sourceAt(`https://news.test:${port}/main.tgz`, {}, { ca: tls.cert });
    expect(idsOf(await read(source))).toEqual(["a", "b"]);
  });

  test.each<[string, Buffer | string, Record<string, string>, string]>([
    ["a story packed for the way", gzipSync(SOUND), { "content-encoding": "gzip" }, "harbour-fire.yaml"],
    ["an archive said to be packed for the way", two, { "content-encoding": "gzip" }, "a.tar.gz"],
    ["an archive packed twice", gzipSync(two), { "content-encoding": "x-gzip" }, "a.tar.gz"],
    ["an archive that is unpacked", gunzipSync(two), {}, "a.tar.gz"],
    ["an archive at an address that does not say so", two, { "content-type": "text/plain" }, "tarball"],
    ["a story of any type", SOUND, { "content-type": "application/octet-stream" }, "harbour-fire.yaml"],
  ])("is known by its bytes: %s", async (_, body, headers, path) => {
    const { port } = await host((_, response) => response.writeHead(200, headers).end(body));
    expect(idsOf(await read(sourceAt(`http://news.test:${port}/${path}`))).length).toBeGreaterThan(0);
  });

  test("that has a fault is told at the file and line in the archive", async () => {
    const faulty = gitArchive({
      "stories/a.yaml": story("a").replace("[ports, calder]", "nonsense"),
      "stories/b.yaml": story("b"),
    });
    const { port } = await host((_, response) => response.end(faulty));
    expect(await read(sourceAt(`http://news.test:${port}/main.tar.gz`))).toMatchObject({
      outcome: "read",
      stories: [{ story: { id: "b" } }],
      problems: [{ file: "stories/a.yaml", line: 3, column: 9, severity: "error" }],
    });
  });

  test("is asked for politely: by name, packed, without cookies", async () => {
    const { port, asked } = await host((_, response) =>
      response.writeHead(200, { "set-cookie": "a=b" }).end(two),
    );
    const source = sourceAt(`http://news.test:${port}/main.tar.gz`);
    await read(source);
    await read(source);
    expect(asked).toHaveLength(2);
    for (const { headers } of asked) {
      expect(headers).toMatchObject({ "user-agent": "Dateline", "accept-encoding": "gzip" });
      expect(headers).not.toHaveProperty("cookie");
      expect(headers).not.toHaveProperty("authorization");
    }
  });

  test("is asked for with the token", async () => {
    const { port, asked } = await host((_, response) => response.end(two));
    await read(sourceAt(`http://news.test:${port}/main.tar.gz`, { token: "hunter2" }));
    expect(asked[0]!.headers.authorization).toBe("Bearer hunter2");
  });
});

describe("reading again", () => {
  test("asks only for what has changed, and is told that nothing has", async () => {
    let etag = '"one"';
    let body = two;
    const { port, asked } = await host((request, response) => {
      if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { etag, "last-modified": "Tue, 24 Nov 2026 11:00:00 GMT" }).end(body);
    });
    const source = sourceAt(`http://news.test:${port}/main.tar.gz`);
    expect(idsOf(await read(source))).toEqual(["a", "b"]);
    expect(await read(source)).toEqual({ outcome: "not-modified" });
    expect(asked[1]!.headers["if-modified-since"]).toBe("Tue, 24 Nov 2026 11:00:00 GMT");
    etag = '"two"';
    body = gitArchive({ "stories/c.yaml": story("c") });
    expect(idsOf(await read(source))).toEqual(["c"]);
    expect(await read(source)).toEqual({ outcome: "not-modified" });
  });

  test("gives the same story where its file has not changed", async () => {
    let body = two;
    const { port } = await host((_, response) => response.end(body));
    const source = sourceAt(`http://news.test:${port}/main.tar.gz`);
    const first = await read(source);
    body = gitArchive({
      "content/stories/a.yaml": story("a"),
      "content/stories/b.yaml": story("b").replace("Fire", "Flood"),
    });
    const second = await read(source);
    if (first.outcome !== "read" || second.outcome !== "read") throw new Error("not read");
    expect(second.stories[0]!.story).toBe(first.stories[0]!.story);
    expect(second.stories[1]!.story.headline).toMatch(/^Flood/);
  });

  test("fetches content with an error in it whole, so that a report’s day may come", async () => {
    const early = story("a").replace("2026-03-04", "2026-03-12");
    const { port, asked } = await host((_, response) =>
      response.writeHead(200, { etag: '"one"' }).end(gitArchive({ "stories/a.yaml": early })),
    );
    const source = sourceAt(`http://news.test:${port}/main.tar.gz`);
    expect(await read(source)).toMatchObject({ problems: [{ severity: "error" }] });
    expect(idsOf(await source.read({ today: TODAY.add({ days: 2 }) }))).toEqual(["a"]);
    expect(asked[1]!.headers).not.toHaveProperty("if-none-match");
  });

  test("gives no host the tags of another", async () => {
    const tagged = await host((_, response) => response.writeHead(200, { etag: '"one"' }).end(two));
    const turned = await host((_, response) => response.writeHead(200, { etag: '"one"' }).end(two));
    let to = tagged;
    const first = await host((_, response) =>
      response.writeHead(302, { location: `http://other.test:${to.port}/a.tar.gz` }).end(),
    );
    const source = sourceAt(`http://news.test:${first.port}/main.tar.gz`);
    await read(source);
    await read(source);
    to = turned;
    await read(source);
    expect(first.asked.map(({ headers }) => headers["if-none-match"])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(tagged.asked.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"one"']);
    expect(turned.asked.map(({ headers }) => headers["if-none-match"])).toEqual([undefined]);
  });

  test("an answer “not modified” that nobody asked for brings no content", async () => {
    const { port } = await host((_, response) => response.writeHead(304).end());
    expect(await read(sourceAt(`http://news.test:${port}/main.tar.gz`))).toMatchObject({
      outcome: "refused",
    });
  });

  test("while it is read joins the reading that is under way", async () => {
    const { port, asked } = await host((_, response) => response.end(two));
    const source = sourceAt(`http://news.test:${port}/main.tar.gz`);
    const both = await Promise.all([read(source), read(source)]);
    expect(both.map(idsOf)).toEqual([
      ["a", "b"],
      ["a", "b"],
    ]);
    expect(asked).toHaveLength(1);
  });
});

describe("stopping", () => {
  test("ends a reading, for the one who stops", async () => {
    const arrived = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    const { port } = await host(async (_, response) => {
      arrived.resolve();
      await answered.promise;
      response.end(two);
    });
    const source = sourceAt(`http://news.test:${port}/main.tar.gz`);
    const stop = new AbortController();
    const stopped = source.read({ today: TODAY, signal: stop.signal });
    const going = read(source);
    await arrived.promise;
    stop.abort(new Error("enough"));
    await expect(stopped).rejects.toThrow("enough");
    answered.resolve();
    expect(idsOf(await going)).toEqual(["a", "b"]);
  });

  test("closes the connection once nobody waits", async () => {
    const closed = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const { port } = await host((request) => {
      once(request.socket, "close").then(() => closed.resolve());
      arrived.resolve();
    });
    const stop = new AbortController();
    const reading = sourceAt(`http://news.test:${port}/main.tar.gz`).read({
      today: TODAY,
      signal: stop.signal,
    });
    await arrived.promise;
    stop.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
    await closed.promise;
  });
});

describe("an answer that brings no content says what to do", () => {
  test.each<[number, string | undefined, RegExp, RegExp]>([
    [401, undefined, /may not be read \(401\)/, /^Set CONTENT_TOKEN/],
    [403, "hunter2", /may not be read \(403\)/, /^Check that CONTENT_TOKEN is still good/],
    [404, undefined, /nothing at .* \(404\)/, /if it is private, set CONTENT_TOKEN/],
    [410, "hunter2", /nothing at/, /check that CONTENT_TOKEN may read it/],
    [204, undefined, /answers 204/, /^Check the address/],
    [206, undefined, /answers 206/, /^Check the address/],
    [302, undefined, /answers 302/, /^Check the address/],
    [418, undefined, /answers 418/, /^Check the address/],
  ])("%i with the token %s", async (status, token, reason, mend) => {
    const { port } = await host((_, response) => response.writeHead(status).end());
    const reading = await read(sourceAt(`http://news.test:${port}/private.tar.gz?key=hunter3`, { token }));
    expect(reading).toEqual({
      outcome: "refused",
      reason: expect.stringMatching(reason),
      mend: expect.stringMatching(mend),
      retryAt: undefined,
    });
    expect(JSON.stringify(reading)).not.toMatch(/hunter/);
  });

  test.each([429, 500, 502, 503, 408])("%i may pass by itself", async (status) => {
    const { port } = await host((_, response) => response.writeHead(status).end());
    expect(await read(sourceAt(`http://news.test:${port}/main.tar.gz`))).toMatchObject({
      outcome: "unreachable",
      reason: expect.stringContaining(`(${status})`),
    });
  });

  test("a page to sign in at", async () => {
    const { port } = await host((_, response) =>
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<!doctype html>"),
    );
    expect(await read(sourceAt(`http://news.test:${port}/a.yaml`))).toMatchObject({
      outcome: "refused",
      reason: "a web page came in place of content",
    });
  });
});

describe("a host that asks to be left alone", () => {
  test.each<[string, string]>([
    ["90", "2026-11-24T12:01:30Z"],
    ["Tue, 24 Nov 2026 12:05:00 GMT", "2026-11-24T12:05:00Z"],
    ["9999999999", "2026-11-24T13:00:00Z"],
    ["Tue, 24 Nov 2099 12:05:00 GMT", "2026-11-24T13:00:00Z"],
  ])("with Retry-After: %s is asked again from %s on, and not before", async (header, at) => {
    let now = NOON;
    const { port, asked } = await host((_, response) => {
      if (asked.length === 1) response.writeHead(429, { "retry-after": header }).end();
      else response.end(two);
    });
    const source = sourceAt(`http://news.test:${port}/main.tar.gz`, {}, { now: () => now });
    const retryAt = Temporal.Instant.from(at);
    expect(await read(source)).toMatchObject({
      outcome: "unreachable",
      retryAt,
      mend: `Try again after ${at}`,
    });
    now = retryAt.subtract({ seconds: 1 });
    expect(await read(source)).toMatchObject({ outcome: "unreachable", retryAt });
    expect(asked).toHaveLength(1);
    now = retryAt;
    expect(idsOf(await read(source))).toEqual(["a", "b"]);
  });

  test.each(["soon", "-5", "0", "Mon, 23 Nov 2026 12:00:00 GMT", "1e9"])(
    "with Retry-After: %s has said nothing",
    async (header) => {
      const { port, asked } = await host((_, response) =>
        response.writeHead(503, { "retry-after": header }).end(),
      );
      const source = sourceAt(`http://news.test:${port}/main.tar.gz`);
      await read(source);
      expect(await read(source)).toMatchObject({ outcome: "unreachable", retryAt: undefined });
      expect(asked).toHaveLength(2);
    },
  );
});
