import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalAdapter, type LocalAdapter } from "../../../src/adapters/local/index.ts";
import { BODY_BYTES, KEPT_MESSAGES, TAB_EVENTS, TABS } from "../../../src/adapters/local/limits.ts";
import { UserError } from "../../../src/chat/errors.ts";
import type { Condition } from "../../../src/chat/health.ts";
import { createSampleBot, type SampleBot } from "./bot.ts";
import { textReply } from "./replies.ts";
import { openTab, say, type TabClient } from "./tab-client.ts";

let bot: SampleBot;
let adapter: LocalAdapter;
let address: string;
let logged: object[];
let condition: Condition;

beforeEach(async () => {
  bot = createSampleBot();
  condition = { status: "up", store: "up", chats: [] };
  logged = [];
  adapter = createLocalAdapter({
    port: 0,
    newId: randomUUID,
    watch: {
      condition: async () => condition,
      metrics: async () => ({ type: "text/plain; version=0.0.4", text: "dateline_store_up 1\n" }),
    },
    log: { error: (details) => void logged.push(details) },
  });
  await adapter.start(bot);
  address = adapter.address!;
});

afterEach(async () => {
  bot.release();
  await adapter.stop();
});

describe("what programs that watch may ask", () => {
  it("says by the status code whether anything can be sent and anyone answered", async () => {
    for (const [status, code] of [
      ["up", 200],
      ["degraded", 200],
      ["down", 503],
    ] as const) {
      condition = { ...condition, status };
      const told = await fetch(`${address}/healthz`);
      expect(told.status).toBe(code);
      expect(await told.json()).toEqual({ status, store: "up", chats: [] });
    }
  });

  it("tells its metrics to this machine alone, and to no other site", async () => {
    const told = await fetch(`${address}/metrics`);
    expect(told.headers.get("content-type")).toBe("text/plain; version=0.0.4");
    expect(await told.text()).toBe("dateline_store_up 1\n");
    for (const path of ["/metrics", "/healthz"]) {
      expect((await get(path, { "sec-fetch-site": "cross-site" })).status).toBe(403);
      expect((await get(path, { host: "evil.example" })).status).toBe(403);
    }
  });
});

describe("what other sites may not do", () => {
  it("refuses a name that only points at this machine", async () => {
    const port = Number(new URL(address).port);
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      `localhost:${port + 1}`,
      "localhost",
      `localhost.evil.example:${port}`,
    ]) {
      const refused = await get("/", { host });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain(`http://localhost:${port}/`);
    }
  });

  it("answers by each of this machine's own names", async () => {
    const port = new URL(address).port;
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
      expect(await get("/healthz", { host })).toMatchObject({
        status: 200,
        text: JSON.stringify(condition),
      });
    }
  });

  it("refuses a command from another origin, and from none", async () => {
    const tab = await openTab(address);
    const port = new URL(address).port;
    const body = { tab: tab.id, text: "/brief" };
    for (const origin of [
      "http://evil.example",
      "null",
      `http://localhost:${port}`,
      `https://127.0.0.1:${port}`,
      "",
    ]) {
      expect((await say(address, body, { origin })).status).toBe(403);
    }
    expect((await say(address, body, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await say(address, body, { "sec-fetch-site": "same-site" })).status).toBe(403);
    expect((await say(address, body, { "sec-fetch-site": "same-origin" })).status).toBe(202);
    expect(bot.asked).toHaveLength(1);
    await tab.close();
  });

  it("lets another site link to the page, though not read its streams", async () => {
    const fromElsewhere = { "sec-fetch-site": "cross-site" };
    expect((await get("/", fromElsewhere)).status).toBe(200);
    expect((await get("/events", fromElsewhere)).status).toBe(403);
    expect((await get("/complete?text=/brief", fromElsewhere)).status).toBe(403);
  });

  it("sends a policy under which only the page's own files run", async () => {
    const response = await fetch(`${address}/`);
    const policy = response.headers.get("content-security-policy");
    expect(policy?.split("; ").sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "script-src 'self'",
      "style-src 'self'",
    ]);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await response.text()).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
  });

  it("serves its own files and no other", async () => {
    for (const path of ["/page.js", "/page.css", "/messages.css", "/composer.js"]) {
      expect((await fetch(address + path)).status).toBe(200);
    }
    for (const path of ["/index.ts", "/../index.ts", "/..%2findex.ts", "/page/page.js", "/favicon.ico"]) {
      expect((await get(path, {})).status).toBe(404);
    }
  });
});

describe("what is sent", () => {
  it("refuses a body that is too large, with the size that is not", async () => {
    const refused = await say(address, { tab: "x", text: "y".repeat(BODY_BYTES) });
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain("16 KB");
  });

  it("refuses a large body that does not say how large it is", async () => {
    const refused = await fetch(`${address}/say`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: address },
      body: new Blob(["y".repeat(BODY_BYTES + 1)]).stream(),
      duplex: "half",
    } as RequestInit);
    expect(refused.status).toBe(413);
  });

  it("says what is wrong with a request", async () => {
    const tab = await openTab(address);
    expect(await problemOf({ tab: tab.id, text: "y".repeat(2001) })).toEqual([
      400,
      "A command is at most 2000 characters.",
    ]);
    expect(await problemOf({ tab: tab.id, text: "  " })).toEqual([400, "There is nothing to send."]);
    expect(await problemOf({ tab: tab.id })).toEqual([400, "The command is missing."]);
    expect(await problemOf({ tab: "nobody", text: "/brief" })).toEqual([
      410,
      "This tab is not connected any more.",
    ]);
    const form = await say(address, {}, { "content-type": "text/plain" });
    expect(form.status).toBe(415);
    await tab.close();
  });

  it("reads a text without a slash as a question to the bot", async () => {
    const tab = await openTab(address);
    const taken = await tab.say("figure advisers");
    expect(taken.status).toBe(202);
    expect(await taken.json()).toMatchObject({ text: "/brief figure advisers" });
    await tab.nextMessage();
    expect(bot.asked).toEqual([
      { chat: "local", user: "local", channel: "local", text: "/brief figure advisers" },
    ]);
    await tab.close();
  });

  it("completes what is typed, with and without the slash", async () => {
    const labels = async (text: string) => {
      const response = await fetch(`${address}/complete?text=${encodeURIComponent(text)}`);
      const { completions } = (await response.json()) as { completions: { label: string }[] };
      return completions.map(({ label }) => label);
    };
    expect(await labels("/brief fig")).toEqual(["/brief figure advisers", "/brief figure arrests"]);
    expect(await labels("h")).toEqual(["/brief help"]);
    expect(await labels("/nothing")).toEqual([]);
    expect((await fetch(`${address}/complete?text=${"y".repeat(2001)}`)).status).toBe(400);
  });
});

describe("answers", () => {
  it("gives a private answer to the tab that asked, and a public one to every tab", async () => {
    const [one, two] = [await openTab(address), await openTab(address)];
    await one.say("/brief help", "a");
    expect(await one.nextMessage()).toMatchObject({ visibility: "private", to: "a" });
    await one.say("/brief figure advisers", "b");
    expect(await one.nextMessage()).toMatchObject({ visibility: "public", to: "b" });
    // The first that the other tab hears of is the public one.
    expect(await two.nextMessage()).toMatchObject({ visibility: "public", asked: "/brief figure advisers" });
    await Promise.all([one.close(), two.close()]);
  });

  it("answers a command that was sent twice once", async () => {
    const tab = await openTab(address);
    expect((await tab.say("/brief one", "same")).status).toBe(202);
    expect((await tab.say("/brief one", "same")).status).toBe(202);
    await tab.say("/brief two", "other");
    expect((await tab.nextMessage()).to).toBe("same");
    expect((await tab.nextMessage()).to).toBe("other");
    expect(bot.asked.map(({ text }) => text)).toEqual(["/brief one", "/brief two"]);
    await tab.close();
  });

  it("gives a reference for what went wrong, and logs the cause under it", async () => {
    const tab = await openTab(address);
    await tab.say("/brief fall over");
    const { html } = await tab.nextMessage();
    expect(html).not.toContain("the bot fell over");
    expect(logged).toMatchObject([{ err: { message: "the bot fell over" } }]);
    expect(html).toContain((logged[0] as { reference: string }).reference);
    await tab.close();
  });
});

describe("posts", () => {
  it("shows a post in every tab, and in tabs opened later", async () => {
    const [one, two] = [await openTab(address), await openTab(address)];
    expect(await adapter.post("front-page", textReply("Good morning."), "digest-1")).toEqual({
      channel: "front-page",
      messages: ["digest-1"],
    });
    const later = await openTab(address);
    for (const tab of [one, two, later]) {
      expect(await tab.nextMessage()).toMatchObject({ id: "digest-1", channel: "front-page" });
      await tab.close();
    }
  });

  it("posts the same key once, and says where it landed the first time", async () => {
    const tab = await openTab(address);
    await adapter.post("front-page", textReply("Once."), "digest-1");
    expect(await adapter.post("elsewhere", textReply("Twice."), "digest-1")).toEqual({
      channel: "front-page",
      messages: ["digest-1"],
    });
    await adapter.post("front-page", textReply("Next."), "digest-2");
    expect((await tab.nextMessage()).id).toBe("digest-1");
    expect((await tab.nextMessage()).id).toBe("digest-2");
    await tab.close();
  });

  it("keeps the last of them, and the keys of those before", async () => {
    for (let n = 0; n <= KEPT_MESSAGES; n++) await adapter.post("local", textReply(`${n}`), `post-${n}`);
    await adapter.post("local", textReply("again"), "post-0");
    const tab = await openTab(address);
    for (let n = 1; n <= KEPT_MESSAGES; n++) expect((await tab.nextMessage()).id).toBe(`post-${n}`);
    await adapter.post("local", textReply("the next"), "the next");
    expect((await tab.nextMessage()).id).toBe("the next");
    await tab.close();
  });
});

describe("a broken stream", () => {
  it("goes on where it broke, with nothing lost or doubled", async () => {
    const before = await openTab(address);
    await adapter.post("local", textReply("one"), "one");
    const read = await before.nextMessage();
    await before.close();
    await adapter.post("local", textReply("two"), "two");
    await adapter.post("local", textReply("three"), "three");
    const after = await openTab(address, read.eventId);
    expect(after).toMatchObject({ id: before.id, resumed: true });
    await adapter.post("local", textReply("four"), "four");
    expect(await ids(after, 3)).toEqual(["two", "three", "four"]);
    await after.close();
  });

  it("brings the private answer that came while the tab was away", async () => {
    const before = await openTab(address);
    await adapter.post("local", textReply("one"), "one");
    const { eventId } = await before.nextMessage();
    await before.say("/brief slow", "asked");
    await before.close();
    bot.release();
    const after = await openTab(address, eventId);
    expect(await after.nextMessage()).toMatchObject({ to: "asked", visibility: "private" });
    await after.close();
  });

  it("gives a newer connection of the same tab the older one's place", async () => {
    const older = await openTab(address);
    await adapter.post("local", textReply("one"), "one");
    const { eventId } = await older.nextMessage();
    const newer = await openTab(address, eventId);
    await expect(older.next()).rejects.toThrow("ended");
    await adapter.post("local", textReply("two"), "two");
    expect(await ids(newer, 1)).toEqual(["two"]);
    await newer.close();
  });

  it("says so when more came than is kept for a tab that is away", async () => {
    const before = await openTab(address);
    await adapter.post("local", textReply("read"), "read");
    const { eventId } = await before.nextMessage();
    await before.close();
    for (let n = 0; n <= TAB_EVENTS; n++) await adapter.post("local", textReply(`${n}`), `post-${n}`);
    const after = await openTab(address, eventId);
    expect((await after.next()).event).toBe("missed");
    expect((await after.nextMessage()).id).toBe("post-1");
    await after.close();
  });

  it("starts anew when the server does not know the tab", async () => {
    await adapter.post("local", textReply("one"), "one");
    for (const last of ["some-other-tab.7", "nonsense", "../../etc.1", ""]) {
      const tab = await openTab(address, last);
      expect(tab.resumed).toBe(false);
      expect(await ids(tab, 1)).toEqual(["one"]);
      await tab.close();
    }
  });

  it("takes no more tabs than it can keep, and forgets the one gone longest for a new one", async () => {
    const open: TabClient[] = [];
    for (let n = 0; n < TABS; n++) open.push(await openTab(address));
    await expect(openTab(address)).rejects.toThrow("503 Too many tabs");
    await open.pop()?.close();
    // The server hears of the closed socket a moment later: ask until it has.
    await expect
      .poll(() =>
        openTab(address).then(
          (tab) => open.push(tab),
          () => 0,
        ),
      )
      .toBe(TABS);
    await Promise.all(open.map((tab) => tab.close()));
  });
});

describe("starting and stopping", () => {
  it("says which port is taken and what to do", async () => {
    const port = Number(new URL(address).port);
    const second = createLocalAdapter({ port, newId: randomUUID });
    const error = await second.start(bot).catch((error) => error);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(`Port ${port}`);
    expect(error.message).toContain("LOCAL_PORT");
    await second.stop();
  });

  it("stops with tabs open, and their streams end", async () => {
    const tabs = await Promise.all([openTab(address), openTab(address), openTab(address)]);
    await adapter.stop();
    for (const tab of tabs) await expect(tab.next()).rejects.toThrow("ended");
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    expect(adapter.address).toBeUndefined();
  });

  it("lets a running command finish, and its answer arrive, before it stops", async () => {
    const tab = await openTab(address);
    await tab.say("/brief slow", "asked");
    const stopped = adapter.stop();
    bot.release();
    expect(await tab.nextMessage()).toMatchObject({ to: "asked" });
    await stopped;
    await expect(tab.next()).rejects.toThrow("ended");
  });

  it("starts again after it was stopped, and keeps what is public", async () => {
    const before = await openTab(address);
    await adapter.post("local", textReply("one"), "one");
    const { eventId } = await before.nextMessage();
    await adapter.stop();
    await adapter.start(bot);
    const after = await openTab(adapter.address!, eventId);
    expect(after.resumed).toBe(false);
    expect(await ids(after, 1)).toEqual(["one"]);
    await after.close();
  });

  it("can be stopped twice, and before it has started", async () => {
    await createLocalAdapter({ port: 0, newId: randomUUID }).stop();
    await adapter.stop();
    await adapter.stop();
  });
});

async function ids(tab: TabClient, count: number): Promise<string[]> {
  const found: string[] = [];
  for (let n = 0; n < count; n++) found.push((await tab.nextMessage()).id);
  return found;
}

async function problemOf(body: object): Promise<[number, string]> {
  const response = await say(address, body);
  return [response.status, await response.text()];
}

/** A request as nobody's browser would make it: with any Host and any path. */
function get(path: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  const { port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers, agent: false }, async (response) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) {
        text += chunk;
        if (response.headers["content-type"]?.startsWith("text/event-stream")) break;
      }
      resolve({ status: response.statusCode ?? 0, text });
    });
    asked.on("error", reject).end();
  });
}
