import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runDateline } from "../support/dateline.ts";
import { twoStories } from "../support/stories.ts";

let folder: string;
const fileOf = (story: string) => join(folder, "stories", `${story}.yaml`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dateline-cli-"));
  mkdirSync(join(folder, "stories"));
  for (const [name, text] of Object.entries(twoStories)) writeFileSync(fileOf(name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: string[], env = {}) =>
  runDateline(args, { CONTENT_SOURCE: folder, LOCAL_PORT: "0", ...env });

describe.concurrent("say", () => {
  test("the seed story answers what the README promises", async () => {
    const { code, out, err } = await runDateline(["say", "/brief figure advisers"]).finished();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(
      "as many as 80 people\n  said an anonymous official, as The Washington Post was told",
    );
  });

  test("a person’s error goes to standard error, with exit status 1", async () => {
    const { code, out, err } = await run(["say", "/brief figure nothing-like-it"]).finished();
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("No figure here is called “nothing-like-it”.");
  });

  test("--json prints the neutral reply", async () => {
    const { code, out } = await run(["say", "--json", "/brief figure loss"]).finished();
    expect(code).toBe(0);
    expect(JSON.parse(out).parts[0]).toMatchObject({
      kind: "figure",
      hedged: { value: "between £5m and £7m" },
    });
  });

  test("content that cannot be used is told at its line, and answers nothing", async () => {
    const broken = mkdtempSync(join(tmpdir(), "dateline-broken-"));
    writeFileSync(join(broken, "a.yaml"), "id: a\nheadline: [\n");
    const { code, err } = await run(["say", "/brief"], { CONTENT_SOURCE: broken }).finished();
    rmSync(broken, { recursive: true });
    expect(code).toBe(1);
    expect(err).toMatch(/a\.yaml:\d+:\d+ /);
    expect(err).not.toContain("    at ");
  });
});

describe.concurrent("lint and schema", () => {
  test("the stories that ship are sound", async () => {
    expect(await runDateline(["lint"]).finished()).toEqual({
      code: 0,
      out: "",
      err: "content: 1 story, 9 figures, no problems\n",
    });
  });

  test("each problem is a line with file, line and column, and the exit status is 1", async () => {
    const faulty = mkdtempSync(join(tmpdir(), "dateline-faulty-"));
    writeFileSync(
      join(faulty, "harbour-fire.yaml"),
      twoStories["harbour-fire"].replace("value: 1200", "value: 1300"),
    );
    const { code, out } = await runDateline(["lint", faulty]).finished();
    rmSync(faulty, { recursive: true });
    expect(code).toBe(1);
    expect(out).toBe(
      `${join(faulty, "harbour-fire.yaml")}:16:62 “as many as 1,200” means as many as 1,200: the value is 1200, not 1300\n`,
    );
  });

  test("--text holds the words against the report’s text", async () => {
    const text = join(folder, "courier.txt");
    writeFileSync(text, "The brigade said as many as\n1,200 people left. Nobody put a price on it.");
    const { code, out } = await runDateline(["lint", folder, "--text", `courier=${text}`]).finished();
    expect(code).toBe(1);
    expect(out).toMatch(/“between £5m and £7m” does not stand in the report’s text/);
    expect(out.trim().split("\n")).toHaveLength(1);
  });

  test("a text whose report no story has is refused, not taken for proof", async () => {
    const { code, err } = await runDateline(["lint", "--text", "artcle=LICENSE"]).finished();
    expect(code).toBe(1);
    expect(err).toContain("No story here has a report “artcle”: did you mean “article”?");
  });

  test("a single story may be checked by itself", async () => {
    const { code, err } = await runDateline(["lint", fileOf("dam-leak")]).finished();
    expect({ code, err }).toEqual({
      code: 0,
      err: `${fileOf("dam-leak")}: 1 story, 1 figure, no problems\n`,
    });
  });

  test("content at an address is checked as a folder is, and CONTENT_TOKEN goes to no other server", async () => {
    const tokens: unknown[] = [];
    const server = createServer(({ headers }, response) => {
      tokens.push(headers.authorization);
      response.end(twoStories["dam-leak"]);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dam-leak.yaml`;
    const env = { CONTENT_ALLOW_HOSTS: "127.0.0.1", CONTENT_TOKEN: "hunter2" };
    const sound = { code: 0, out: "", err: `${address}: 1 story, 1 figure, no problems\n` };
    expect(await run(["lint", address], env).finished()).toEqual(sound);
    expect(await run(["lint"], { ...env, CONTENT_SOURCE: address }).finished()).toEqual(sound);
    server.close();
    expect(tokens).toEqual([undefined, "Bearer hunter2"]);
    const { code, err } = await run(["say", "/brief"], { ...env, CONTENT_SOURCE: address }).finished();
    expect({ code, err }).toEqual({
      code: 1,
      err: "The content could not be read: 127.0.0.1 cannot be reached. Check that it is up, and that this machine may connect to it.\n",
    });
  });

  test("the schema is JSON that says what a story is", async () => {
    const { code, out } = await runDateline(["schema"]).finished();
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ description: "A Dateline story", additionalProperties: false });
  });
});

describe.concurrent("start", () => {
  test("says where it is, answers, takes changed content on SIGHUP, keeps the old edition when it is bad, and stops on SIGTERM", async () => {
    const own = mkdtempSync(join(tmpdir(), "dateline-start-"));
    mkdirSync(join(own, "stories"));
    const file = join(own, "stories", "harbour-fire.yaml");
    writeFileSync(file, twoStories["harbour-fire"]);
    const running = run(["start"], { CONTENT_SOURCE: own });
    const said = await running.printed("Stop with Ctrl+C");
    const [address] = /http:\/\/localhost:\d+/.exec(said)!;
    expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({
      status: "up",
      chats: [{ name: "local" }],
    });
    appendFileSync(file, "notes: read again\n");
    running.child.kill("SIGHUP");
    await running.printed("a new edition is in use");
    appendFileSync(file, "nonsense: true\n");
    running.child.kill("SIGHUP");
    await running.printed("the content has problems; the edition in use stays");
    expect((await fetch(address)).status).toBe(200);
    running.child.kill("SIGTERM");
    const { code } = await running.finished();
    rmSync(own, { recursive: true });
    expect(code).toBe(0);
  });

  test("a port that is taken is told with what to do", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const { code, err } = await run(["start"], { LOCAL_PORT: String(port) }).finished();
    server.close();
    expect(code).toBe(1);
    expect(err).toContain(`${port}`);
    expect(err).toContain("LOCAL_PORT");
    expect(err).not.toContain("    at ");
  });

  test("without any chat there is nothing to run, and what to set is told", async () => {
    const { code, err } = await run(["start"], { LOCAL: "off" }).finished();
    expect(code).toBe(1);
    expect(err).toMatch(/^There is no chat to run on: set LOCAL=on/);
  });

  test("a setting that is wrong is told by name", async () => {
    const { code, err } = await run(["start"], { TIMEZONE: "Middle/Earth" }).finished();
    expect(code).toBe(1);
    expect(err).toMatch(/^TIMEZONE must be a time zone/);
  });
});

describe.concurrent("the command line itself", () => {
  test("a command that there is not gets the help and exit status 1", async () => {
    const { code, err } = await runDateline(["sya"]).finished();
    expect(code).toBe(1);
    expect(err).toContain("unknown command 'sya'");
  });

  test("on an older Node the first line says what is missing", async () => {
    const older = `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.1.0"}})`;
    const { code, out, err } = await runDateline(["say", "/brief"], {}, ["--import", older]).finished();
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^Dateline needs Node 26, and this is Node 20\.1\.0\./);
  });
});
