import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runDateline } from "../support/dateline.ts";
import { twoStories } from "../support/stories.ts";

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "dateline-starts-"));
});
afterAll(() => rmSync(place, { recursive: true }));

/** A folder of content with a store beside it, for one test. */
function newsroomIn(name: string) {
  const content = join(place, name);
  mkdirSync(join(content, "stories"), { recursive: true });
  const env = { CONTENT_SOURCE: content, LOCAL_PORT: "0", DATABASE_URL: join(place, `${name}.db`) };
  const file = join(content, "stories", "harbour-fire.yaml");
  return {
    write: (text: string) => writeFileSync(file, text),
    start: (more: Record<string, string> = {}) => runDateline(["start"], { ...env, ...more }),
    run: (args: readonly string[]) => runDateline(args, env).finished(),
  };
}

const fire = twoStories["harbour-fire"];
const broken = `${fire}nonsense: true\n`;

async function stopped({ child, finished }: ReturnType<typeof runDateline>): Promise<string> {
  child.kill("SIGTERM");
  const { code, out, err } = await finished();
  expect(code).toBe(0);
  return out + err;
}

// Each starts a process or two, all at once: a busy machine takes its time.
describe.concurrent("a start", { timeout: 60_000 }, () => {
  test("serves what was published last, and says what is wrong with the content since", async () => {
    const { write, start, run } = newsroomIn("broken");
    write(fire);
    const first = start();
    const [, edition] = /Edition (\w+)/.exec(await first.printed("Stop with Ctrl+C"))!;
    await stopped(first);
    write(broken);
    const second = start();
    expect(await second.printed("Stop with Ctrl+C")).toContain(`Edition ${edition}`);
    await second.printed("the content has problems; the edition in use stays");
    await stopped(second);
    const { out } = await run(["log", "--json"]);
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ what: "published by itself", edition, by: {} }]);
    expect((await run(["log", "--since", "2099-01-01"])).out).toBe("");
    expect((await run(["log"])).out).toMatch(
      new RegExp(`^1 {2}.* itself {2}published by itself edition ${edition}`),
    );
  });

  test("without anything published ends with what is wrong with the content", async () => {
    const { write, start } = newsroomIn("nothing");
    write(broken);
    const { code, err } = await start().finished();
    expect(code).toBe(1);
    expect(err).toMatch(
      /The content has problems, so there is nothing to answer from:\n.*harbour-fire\.yaml:\d+:\d+ /,
    );
    expect(err).not.toContain("    at ");
  });

  test("takes what was changed meanwhile into use, where no review is wanted", async () => {
    const { write, start } = newsroomIn("none");
    write(fire);
    const first = start();
    await first.printed("Stop with Ctrl+C");
    await stopped(first);
    write(`${fire}notes: changed\n`);
    const second = start();
    await second.printed("a new edition is in use");
    await stopped(second);
  });

  test("proposes what was changed meanwhile, where a moderator publishes", async () => {
    const { write, start } = newsroomIn("one");
    write(fire);
    const first = start({ CONTENT_REVIEW: "one" });
    const said = await first.printed("Stop with Ctrl+C");
    write(`${fire}notes: changed\n`);
    first.child.kill("SIGHUP");
    await first.printed("new content waits to be published");
    await stopped(first);
    const second = start({ CONTENT_REVIEW: "one" });
    expect(await second.printed("Stop with Ctrl+C")).toContain(/Edition \w+/.exec(said)![0]);
    await stopped(second);
  });

  test("watches the folder while someone writes", async () => {
    const { write, start } = newsroomIn("watched");
    write(fire);
    const running = start({ CONTENT_WATCH: "on" });
    await running.printed("Stop with Ctrl+C");
    write(`${fire}notes: saved\n`);
    await running.printed("a new edition is in use");
    await stopped(running);
  });
});
