import { describe, expect, test } from "vitest";
import { SOUND } from "../content/planted.ts";
import { host, read, sourceAt } from "./host.ts";
import { gitArchive, paxRecord, tgzOf } from "./tarball.ts";

const story = (id: string) => SOUND.replace("id: harbour-fire", `id: ${id}`);

/** What comes of an archive at an address with this folder named after #. */
async function readingOf(archive: Buffer, within = "") {
  const { port } = await host((_, response) => response.end(archive));
  return read(sourceAt(`http://news.test:${port}/main.tar.gz${within}`));
}

/** Files by path, each a story named as its file. */
const archiveOf = (...paths: string[]) =>
  gitArchive(
    Object.fromEntries(paths.map((path) => [path, story(/([^/]*)\.ya?ml$/.exec(path)?.[1] ?? "none")])),
  );

const idsIn = async (archive: Buffer, within?: string) => {
  const reading = await readingOf(archive, within);
  return reading.outcome === "read" ? reading.stories.map(({ story }) => story.id) : reading;
};

describe("the stories of an archive", () => {
  test.each<[string, Buffer, string[]]>([
    ["in its folder stories", archiveOf("stories/b.yaml", "stories/a.yml"), ["a", "b"]],
    ["in a folder stories at any depth", archiveOf("news/content/stories/a.yaml"), ["a"]],
    ["in the folder stories nearest the top", archiveOf("stories/a.yaml", "test/stories/b.yaml"), ["a"]],
    ["in the top folder, where there is no stories", archiveOf("a.yaml", "b.yaml"), ["a", "b"]],
    [
      "and nothing beside them",
      archiveOf("stories/a.yaml", "c.yaml", ".github/w.yml", "stories/old/d.yaml"),
      ["a"],
    ],
    [
      "and nothing hidden, and no other kind",
      archiveOf("stories/a.yaml", "stories/.b.yaml", "stories/b.yaml~"),
      ["a"],
    ],
    ["without a folder around them", tgzOf({ path: "a.yaml", text: story("a") }), ["a"]],
    ["where stories is the folder around them", tgzOf({ path: "stories/a.yaml", text: story("a") }), ["a"]],
    ["where everything begins with a dot", tgzOf({ path: "./stories/a.yaml", text: story("a") }), ["a"]],
  ])("are those %s", async (_, archive, ids) => {
    expect(await idsIn(archive)).toEqual(ids);
  });

  test.each<[string, string, string[]]>([
    ["#news", "news/stories", ["a"]],
    ["#news/stories", "news/stories", ["a"]],
    ["#/news/", "news/stories", ["a"]],
    ["#news", "news", ["a"]],
    ["#mine%20own", "mine own/stories", ["a"]],
  ])("may be named: %s is %s", async (within, folder, ids) => {
    expect(await idsIn(archiveOf(`${folder}/a.yaml`, "other/stories/b.yaml"), within)).toEqual(ids);
  });

  test("are not guessed at between two folders alike", async () => {
    expect(await readingOf(archiveOf("a/stories/a.yaml", "b/stories/b.yaml"))).toMatchObject({
      outcome: "refused",
      reason: "the archive has several folders of stories: a/stories/, b/stories/",
      mend: "Name the one that is meant after #, as in …tar.gz#content/stories",
    });
  });

  test.each<[string, Buffer, string, string]>([
    ["no story", archiveOf("README.md", "src/a.yaml"), "", "the archive holds no stories"],
    ["nothing", tgzOf(), "", "the archive holds no stories"],
    [
      "none in the folder named",
      archiveOf("stories/a.yaml"),
      "#news",
      "the archive has no folder “news” with stories in it",
    ],
    [
      "a folder whose name ends alike",
      archiveOf("bad-news/stories/a.yaml"),
      "#news",
      "the archive has no folder “news” with stories in it",
    ],
  ])("never turn into no content: an archive with %s is refused", async (_, archive, within, reason) => {
    expect(await readingOf(archive, within)).toMatchObject({ outcome: "refused", reason });
  });

  test("may have long names", async () => {
    const deep = `${"d".repeat(120)}/stories/a.yaml`;
    const archive = tgzOf(
      { path: "@", type: "x", text: paxRecord("path", deep) },
      { path: "short", text: story("a") },
    );
    expect(await idsIn(archive)).toEqual(["a"]);
  });

  test("are told as problems where they are links, and links elsewhere are left alone", async () => {
    const archive = tgzOf(
      { path: "t/docs/latest", type: "2", link: "../.." },
      { path: "t/stories/a.yaml", text: story("a") },
      { path: "t/stories/b.yaml", type: "2", link: "/etc/passwd" },
    );
    expect(await readingOf(archive)).toMatchObject({
      outcome: "read",
      stories: [{ story: { id: "a" } }],
      problems: [{ file: "stories/b.yaml", message: "this is a link: put the file itself here" }],
    });
  });

  test("clash as they do in a folder", async () => {
    expect(
      await readingOf(
        tgzOf({ path: "stories/a.yaml", text: story("a") }, { path: "stories/a.yml", text: story("a") }),
      ),
    ).toMatchObject({
      problems: [{ file: "a.yml", message: "a.yaml is a file for the same story: keep one of the two" }],
    });
  });
});
