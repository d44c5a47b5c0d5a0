import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { exportChanges } from "../../src/cli/export.ts";
import type { World } from "../../src/cli/world.ts";
import { createTestFolder, deskOn, NOON, type TestDesk, type TestFolder } from "../desk/newsroom.ts";
import { twoStories } from "../support/stories.ts";

const CORRECT = `/desk correct harbour-fire/evacuated words:"about 1,400" reason:"counted again"`;

describe("dateline export", () => {
  const place = mkdtempSync(join(tmpdir(), "dateline-export-"));
  const open: (() => Promise<void>)[] = [];
  let stores = 0;
  afterEach(async () => {
    for (const end of open.splice(0)) await end();
  });

  async function started(files: Readonly<Record<string, string>> = twoStories) {
    stores += 1;
    const store = join(place, `${stores}.db`);
    const folder = createTestFolder(files);
    const desk = await deskOn(store, folder.path);
    open.push(async () => {
      await desk.stop();
      rmSync(folder.path, { recursive: true });
    });
    return { desk, folder, store };
  }

  async function run(
    { folder, store }: { folder: TestFolder; store: string },
    options: { check?: boolean; at?: string } = {},
  ) {
    const [out, err]: [string[], string[]] = [[], []];
    let failed = false;
    const world = {
      env: { CONTENT_SOURCE: folder.path, DATABASE_URL: store },
      now: () => NOON,
      out: (line: string) => out.push(line),
      err: (line: string) => err.push(line),
      fail: () => {
        failed = true;
      },
    } as unknown as World;
    await exportChanges(options.at, options, world);
    return { out: out.join("\n"), err: err.join("\n"), failed };
  }

  async function published(desk: TestDesk, ...commands: string[]): Promise<void> {
    for (const command of commands) {
      await desk.say(command);
      const [waiting] = await desk.desk.open();
      await desk.say(`/desk publish ${waiting!.id}`);
    }
  }

  it("writes what was published, so that the source says what is told, and touches no other line", async () => {
    const { desk, folder, store } = await started();
    await published(
      desk,
      CORRECT,
      `/desk correct harbour-fire/loss words:"about £8m" report:"Claims: rising | The Ledger | 2026-03-10 | https://ledger.example/c" reason:"new count"`,
      "/desk withdraw dam-leak it holds",
    );
    const { name } = desk.newsroom.edition();
    const path = join(folder.path, "stories", "harbour-fire.yaml");
    const before = readFileSync(path, "utf8").split("\n");
    const checked = await run({ folder, store }, { check: true });
    expect(checked.failed).toBe(true);
    expect(checked.out).toContain("amendment 1 corrects evacuated");
    expect(checked.out).toMatch(/^\+ .*words: "about 1,400", value: 1400, hedge: about/m);
    expect(readFileSync(path, "utf8").split("\n")).toEqual(before);
    expect(await run({ folder, store })).toMatchObject({ failed: false, err: "" });
    const after = readFileSync(path, "utf8").split("\n");
    expect(before.filter((line) => !after.includes(line))).toHaveLength(2);
    expect(after.filter((line) => !before.includes(line))).toHaveLength(3);
    expect(await desk.say("/desk refresh")).toContain("Nothing new");
    expect(await desk.desk.amendments.list()).toEqual([]);
    expect(desk.newsroom.edition().name).toBe(name);
    expect((await run({ folder, store })).out).toContain("No published change from chat is to be written");
  });

  it("keeps a file's mode, its byte order mark and its line ends", async () => {
    const files = {
      ...twoStories,
      "harbour-fire": `\ufeff${twoStories["harbour-fire"].replaceAll("\n", "\r\n")}`,
    };
    const { desk, folder, store } = await started(files);
    const path = join(folder.path, "stories", "harbour-fire.yaml");
    chmodSync(path, 0o640);
    await published(desk, CORRECT);
    await run({ folder, store });
    const text = readFileSync(path, "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(text.split("\n").every((line) => line === "" || line.endsWith("\r"))).toBe(true);
    expect(text).toContain("about 1,400");
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it("does not write what has not been published", async () => {
    const { desk, folder, store } = await started();
    await desk.say(CORRECT);
    const { out } = await run({ folder, store });
    expect(out).toContain("amendment 1 is not published, and not written");
  });

  it("names a file that it cannot edit, and leaves it alone", async () => {
    const { desk, folder, store } = await started();
    await published(desk, CORRECT, "/desk withdraw dam-leak it holds");
    const fire = join(folder.path, "stories", "harbour-fire.yaml");
    const texts: [text: string, why: RegExp][] = [
      [
        twoStories["harbour-fire"].replace("value: 1200", "value: 1300"),
        /left alone, for it has an error: .*value/,
      ],
      [
        twoStories["harbour-fire"]
          .replace(`words: "as many as 1,200"`, 'words: "about 1,300"')
          .replace("value: 1200, hedge: at-most", "value: 1300, hedge: about"),
        /amendment 1 is not written, for the file says something else since/,
      ],
    ];
    for (const [text, why] of texts) {
      writeFileSync(fire, text);
      const { err, failed } = await run({ folder, store });
      expect(err).toMatch(why);
      expect(failed).toBe(true);
      expect(readFileSync(fire, "utf8")).toBe(text);
    }
    expect(readFileSync(join(folder.path, "stories", "dam-leak.yaml"), "utf8")).toContain(
      "status: withdrawn",
    );
    rmSync(fire);
    expect((await run({ folder, store })).err).toContain("there is no file for the story “harbour-fire”");
  });

  it("asks for a folder where the content comes from an address", async () => {
    const { folder, store } = await started();
    const at = "https://news.example/stories.tar.gz";
    await expect(run({ folder, store }, { at })).rejects.toThrow("Name the folder with your copy of it");
  });
});
