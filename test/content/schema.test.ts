import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createContentFolder } from "../../src/content/folder.ts";
import { storyJsonSchema } from "../../src/content/schema.ts";
import { read, told } from "./planted.ts";

describe("the schema that editors check a story by", () => {
  const schema = JSON.parse(readFileSync("content/story.schema.json", "utf8"));

  test("is the one that the bot checks by: run “npm run -s dateline -- schema > content/story.schema.json”", () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(storyJsonSchema())));
  });

  test("says of every key what goes in", () => {
    const undescribed = (node: unknown, path: string): string[] => {
      if (typeof node !== "object" || node === null) return [];
      return Object.entries(node).flatMap(([key, value]) => [
        ...(key === "properties"
          ? Object.entries(value).flatMap(([name, entry]) =>
              (entry as { description?: string }).description ? [] : [`${path}.${name}`],
            )
          : []),
        ...undescribed(value, `${path}.${key}`),
      ]);
    };
    expect(undescribed(schema, "")).toEqual([]);
  });
});

describe("the stories this repository comes with", () => {
  test("are sound", async () => {
    const today = Temporal.PlainDate.from("2026-11-24");
    const { stories, problems } = await createContentFolder("content").read({ today });
    expect(told(problems)).toEqual([]);
    expect(stories.map(({ story }) => story.id)).toContain("guatemala-advisers");
  });

  test("name the schema, so that an editor finds it", () => {
    expect(readFileSync("content/stories/guatemala-advisers.yaml", "utf8")).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/story\.schema\.json\n/,
    );
  });
});

describe("the guide for writers", () => {
  const guide = readFileSync("docs/writing-stories.md", "utf8");

  test("shows a whole story that is sound", () => {
    const example = /## A whole story\s+```yaml\n(.*?)```/s.exec(guide)![1]!;
    expect(told(read(example).problems)).toEqual([]);
  });

  test("names every key of the schema", () => {
    const keys = JSON.stringify(storyJsonSchema()).matchAll(/"properties":\{(.*?)\}/g);
    const names = [...keys].flatMap(([, first]) => /^"(\w+)"/.exec(first!)?.[1] ?? []);
    for (const name of names) expect(guide).toContain(name);
  });
});
