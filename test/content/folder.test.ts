import { chmod, mkdir, mkdtemp, rename, rm, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readReportText } from "../../src/content/check-words.ts";
import { createContentFolder } from "../../src/content/folder.ts";
import { SOUND, TODAY, told } from "./planted.ts";

const context = { today: TODAY };

/** A story that is sound under any id. */
const story = (id: string) => SOUND.replace("id: harbour-fire", `id: ${id}`);

/** A real folder with these files in it, removed after the test. */
async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-content-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

const read = (folder: string) => createContentFolder(folder).read(context);
const ids = (content: Awaited<ReturnType<typeof read>>) => content.stories.map(({ story }) => story.id);

describe("a folder of stories", () => {
  test("gives its stories in the order of their names", async () => {
    const content = await read(
      await folderOf({ "b.yaml": story("b"), "a.yaml": story("a"), "c.yml": story("c") }),
    );
    expect(ids(content)).toEqual(["a", "b", "c"]);
    expect(content.problems).toEqual([]);
  });

  test("may hold them in a folder called stories, beside which nothing else is read", async () => {
    const content = await read(await folderOf({ "stories/a.yaml": story("a"), "b.yaml": "not a story" }));
    expect(ids(content)).toEqual(["a"]);
    expect(content.problems).toEqual([]);
  });

  test("may be empty", async () => {
    expect(await read(await folderOf({}))).toEqual({ stories: [], problems: [] });
  });

  test("may hold other files and folders, which are left alone", async () => {
    const content = await read(
      await folderOf({
        "a.yaml": story("a"),
        "README.md": "# Stories",
        "story.schema.json": "{",
        "a.yaml~": "an editor's copy",
        ".a.yaml": "a hidden copy",
        ".yaml": "a name without one",
        "old/b.yaml": "a story that was put away",
        "c.yaml/d.yaml": "a folder that is named as a story",
      }),
    );
    expect(ids(content)).toEqual(["a"]);
    expect(content.problems).toEqual([]);
  });

  test("that is not there is one problem, and no content", async () => {
    const folder = join(await folderOf({}), "nowhere");
    expect(await read(folder)).toEqual({
      stories: [],
      problems: [
        {
          file: folder,
          line: 1,
          column: 1,
          severity: "error",
          message: "this folder cannot be read: it does not exist",
        },
      ],
    });
  });

  test("whose stories cannot be listed is a problem, and never content without stories", async () => {
    const folder = await folderOf({ stories: "a file in the place of the folder" });
    expect(await read(folder)).toMatchObject({
      stories: [],
      problems: [
        { file: join(folder, "stories"), message: "this folder cannot be read: it is not a folder" },
      ],
    });
  });

  test("of many stories is read whole", async () => {
    const names = Array.from({ length: 130 }, (_, place) => `s${place}`);
    const content = await read(
      await folderOf(Object.fromEntries(names.map((id) => [`${id}.yaml`, story(id)]))),
    );
    expect(ids(content)).toHaveLength(130);
  });
});

describe("a file with a fault", () => {
  test("keeps itself out and no other", async () => {
    const folder = await folderOf({ "a.yaml": story("a"), "b.yaml": "id: [", "c.yaml": story("c") });
    const { stories, problems } = await read(folder);
    expect(stories.map(({ story }) => story.id)).toEqual(["a", "c"]);
    expect(problems).toMatchObject([{ file: join(folder, "b.yaml"), severity: "error" }]);
  });

  test("that is named otherwise than its story is told how to be named", async () => {
    const { problems } = await read(await folderOf({ "b.yaml": story("a") }));
    expect(told(problems)).toEqual([
      "1:5 the id is “a” but the file is named “b”: name the file a.yaml, or change the id",
    ]);
  });

  test("beside another for the same story is a problem of the second", async () => {
    for (const [first, second] of [
      ["a.yaml", "a.yml"],
      ["A.yml", "a.yaml"],
    ] as const) {
      const folder = await folderOf({ [first]: story("a"), [second]: story("a") });
      const { problems } = await read(folder);
      expect(problems).toContainEqual({
        file: join(folder, second),
        line: 1,
        column: 1,
        severity: "error",
        message: `${first} is a file for the same story: keep one of the two`,
      });
    }
  });

  test("that is larger than any story is not read", async () => {
    const folder = await folderOf({ "a.yaml": `${story("a")}${" ".repeat(1_048_576)}` });
    expect(told((await read(folder)).problems)).toEqual([
      expect.stringMatching(/^1:1 the file has 1026 KB, /),
    ]);
  });
});

describe("a link", () => {
  test("to a story is read as the file it leads to", async () => {
    const folder = await folderOf({ "shelf/a.txt": story("a") });
    await symlink("shelf/a.txt", join(folder, "a.yaml"));
    expect(ids(await read(folder))).toEqual(["a"]);
  });

  test.each<[string, string, string]>([
    ["in a circle", "a.yaml", "this file cannot be read: its links lead in a circle"],
    ["to nowhere", "nowhere.yaml", "this file cannot be read: it does not exist"],
    ["to a folder", ".", "this is not a file: remove it"],
    ["to a device that never ends", "/dev/zero", "this is not a file: remove it"],
  ])("%s is a problem of that file", async (_, target, message) => {
    const folder = await folderOf({ "b.yaml": story("b") });
    await symlink(target, join(folder, "a.yaml"));
    const { stories, problems } = await read(folder);
    expect(stories).toHaveLength(1);
    expect(problems).toEqual([
      { file: join(folder, "a.yaml"), line: 1, column: 1, severity: "error", message },
    ]);
  });
});

describe("reading a folder again", () => {
  test("gives the same stories where no file has changed", async () => {
    const content = createContentFolder(await folderOf({ "a.yaml": story("a"), "b.yaml": story("b") }));
    const [first, second] = [await content.read(context), await content.read(context)];
    expect(second.stories.map(({ story }) => story)).toEqual(first.stories.map(({ story }) => story));
    for (const [place, { story }] of second.stories.entries())
      expect(story).toBe(first.stories[place]!.story);
  });

  test("reads only the file that has changed", async () => {
    const folder = await folderOf({ "a.yaml": story("a"), "b.yaml": story("b") });
    const content = createContentFolder(folder);
    const before = await content.read(context);
    await writeFile(join(folder, "b.yaml"), story("b").replace("Fire closes", "Flood closes"));
    const after = await content.read(context);
    expect(after.stories[0]!.story).toBe(before.stories[0]!.story);
    expect(after.stories[1]!.story.headline).toBe("Flood closes the terminal at Port Calder");
  });

  test("sees a change that keeps a file's size and time, as a copy that preserves times does", async () => {
    const folder = await folderOf({ "a.yaml": story("a") });
    const file = join(folder, "a.yaml");
    await utimes(file, 1_000_000, 1_000_000);
    const content = createContentFolder(folder);
    await content.read(context);
    await writeFile(join(folder, "new"), story("a").replace("Fire closes", "Mist closes"));
    await utimes(join(folder, "new"), 1_000_000, 1_000_000);
    await rename(join(folder, "new"), file);
    const { stories } = await content.read(context);
    expect(stories[0]!.story.headline).toMatch(/^Mist/);
  });

  test("forgets a file that is gone, and reads it when it is back", async () => {
    const folder = await folderOf({ "a.yaml": story("a"), "b.yaml": story("b") });
    const content = createContentFolder(folder);
    await content.read(context);
    await unlink(join(folder, "a.yaml"));
    expect(ids(await content.read(context))).toEqual(["b"]);
    await writeFile(join(folder, "a.yaml"), story("a"));
    expect(ids(await content.read(context))).toEqual(["a", "b"]);
  });

  test("tells a fault again as long as it is there", async () => {
    const folder = await folderOf({ "a.yaml": story("b") });
    const content = createContentFolder(folder);
    const first = await content.read(context);
    expect(first.problems).toHaveLength(1);
    expect(await content.read(context)).toEqual(first);
    await writeFile(join(folder, "a.yaml"), story("a"));
    expect((await content.read(context)).problems).toEqual([]);
  });

  test("lets a report in once its day has come, though its file has not changed", async () => {
    const content = createContentFolder(
      await folderOf({ "a.yaml": story("a").replace("2026-03-04", "2026-03-12") }),
    );
    expect((await content.read(context)).problems).toMatchObject([{ line: 10, column: 11 }]);
    const later = await content.read({ today: TODAY.add({ days: 2 }) });
    expect(later.problems).toEqual([]);
    expect(ids(later)).toEqual(["a"]);
  });

  test("tells a warning again without reading its file again", async () => {
    const content = createContentFolder(await folderOf({ "a.yaml": story("a").replace("[tide]", "[]") }));
    const [first, second] = [await content.read(context), await content.read(context)];
    expect(first.problems).toMatchObject([{ severity: "warning" }]);
    expect(second).toEqual(first);
    expect(second.stories[0]!.story).toBe(first.stories[0]!.story);
  });

  test("holds words against a text that has come to hand since", async () => {
    const content = createContentFolder(await folderOf({ "a.yaml": story("a") }));
    expect((await content.read(context)).problems).toEqual([]);
    const texts = new Map([["courier", readReportText("Nothing is known.")]]);
    expect((await content.read({ ...context, texts })).problems).toHaveLength(3);
  });

  test("finds again a folder that was gone", async () => {
    const folder = await folderOf({ "stories/a.yaml": story("a") });
    const content = createContentFolder(join(folder, "stories"));
    await content.read(context);
    await rename(join(folder, "stories"), join(folder, "moved"));
    expect((await content.read(context)).problems).toHaveLength(1);
    await rename(join(folder, "moved"), join(folder, "stories"));
    expect(ids(await content.read(context))).toEqual(["a"]);
  });
});

test.runIf(process.getuid?.() !== 0)("a file that may not be read is a problem of that file", async () => {
  const folder = await folderOf({ "a.yaml": story("a"), "b.yaml": story("b") });
  await chmod(join(folder, "a.yaml"), 0);
  const { stories, problems } = await read(folder);
  expect(stories).toHaveLength(1);
  expect(problems).toMatchObject([{ message: "this file cannot be read: permission is denied" }]);
});
