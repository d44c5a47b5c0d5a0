import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSource } from "../../src/sources/open.ts";
import { SOUND } from "../content/planted.ts";
import { idsOf, NOON, read } from "./host.ts";

/** A source over a new folder with one story in it. */
function folderSource() {
  const folder = mkdtempSync(join(tmpdir(), "dateline-source-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "stories"));
  writeFileSync(join(folder, "stories", "harbour-fire.yaml"), SOUND);
  return { folder, source: openSource({ at: folder, allowHosts: new Set() }, { now: () => NOON }) };
}

test("what is no address is a folder", async () => {
  const { folder, source } = folderSource();
  expect(source.name).toBe(folder);
  expect(idsOf(await read(source))).toEqual(["harbour-fire"]);
});

test("a folder that is watched tells of a change, once its files are written", async () => {
  const { folder, source } = folderSource();
  const changed = Promise.withResolvers<void>();
  const stop = source.watch!(() => changed.resolve());
  writeFileSync(join(folder, "stories", "harbour-fire.yaml"), SOUND.replace("Fire closes", "Mist closes"));
  await changed.promise;
  stop();
  expect(await read(source)).toMatchObject({
    stories: [{ story: { headline: expect.stringMatching(/^Mist/) } }],
  });
});

test("a folder that is not there is not watched, and says so when it is read", async () => {
  const source = openSource({ at: "/nowhere/at/all", allowHosts: new Set() }, { now: () => NOON });
  source.watch!(() => {})();
  expect(await read(source)).toMatchObject({
    outcome: "read",
    stories: [],
    problems: [{ severity: "error" }],
  });
});
