import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** What follows `log.warn(` or `log.error(` up to the line's words; a line whose words come from elsewhere has none. */
const WORDS = /\blog\.(?:warn|error)\([^;"`]*(?:"([^"]+)"|`([^`]+)`)/g;

const lines = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => [...readFileSync(join("src", file), "utf8").matchAll(WORDS)])
  .map(([, plain, template]) => plain ?? template!);

/** The words that stand in the code, without what is put in between. */
function fixedWords(line: string): string[] {
  return line.split(/\$\{[^}]*\}/).filter((words) => /\w/.test(words));
}

describe("what whoever runs the bot can read up", () => {
  const page = readFileSync("docs/operating.md", "utf8");
  const [, explained = ""] = page.split("## Log lines");

  test("every line of the log that wants a look is explained", () => {
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.filter((line) => !fixedWords(line).every((words) => explained.includes(words)))).toEqual([]);
  });

  test("every metric is explained", () => {
    const code = readFileSync("src/metrics/prometheus.ts", "utf8");
    const names = [...code.matchAll(/(?:counter|gauge)\("(\w+)"/g)].map(([, name]) => `dateline_${name}`);
    expect(names.length).toBeGreaterThan(8);
    expect([...names, "dateline_command_seconds"].filter((name) => !page.includes(`\`${name}\``))).toEqual(
      [],
    );
  });
});
