import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * The floors of the house, from the ground up. A file may import from its own room and from lower floors only; the
 * longest prefix names its room.
 */
const FLOORS: readonly (readonly string[])[] = [
  ["src/text"],
  ["src/figures"],
  ["src/content"],
  ["src/ask", "src/sources", "src/digest"],
  ["src/chat"],
  ["commands"],
  ["src/newsroom.ts", "src/config.ts", "src/charts", "src/store"],
  ["src/delivery", "src/desk"],
  ["src/adapters/local", "src/adapters/slack", "src/adapters/discord", "src/metrics"],
  ["src/cli"],
  ["src/main.ts"],
  ["src/dateline.js"],
];

/** Rooms where nothing from outside comes in: no clock, no chance, no environment, no files, no network. */
const PURE = [
  "src/ask",
  "src/text",
  "src/figures",
  "src/chat",
  "commands",
  "src/adapters/local/render.ts",
  "src/adapters/slack/render",
  "src/adapters/slack/pack.ts",
  "src/adapters/slack/parse.ts",
  "src/adapters/discord/render",
  "src/adapters/discord/pack.ts",
  "src/adapters/discord/parse.ts",
  "src/charts/alt-text.ts",
  "src/charts/draw.ts",
  "src/charts/font.ts",
  "src/charts/layout.ts",
  "src/charts/marks.ts",
  "src/charts/palette.ts",
  "src/charts/scale.ts",
  "src/charts/set-text.ts",
  "src/charts/specification.ts",
  "src/content",
  "src/digest",
];

/** Of the pure rooms, the one file that reads the disk. */
const READS_FILES = "src/content/folder.ts";

/** Packages that one room alone may mention. */
const KEPT: Record<string, string> = {
  "js-yaml": "src/content",
  cronstrue: "src/digest",
  commander: "src/cli",
  "better-sqlite3": "src/store",
  pg: "src/store",
  "p-queue": "src/delivery",
  pino: "src/cli",
  hono: "src/adapters/local",
  "prom-client": "src/metrics",
  "@slack": "src/adapters/slack",
  "discord.js": "src/adapters/discord",
  vega: "src/charts",
  "vega-lite": "src/charts",
  "@resvg": "src/charts",
};

const sources = ["src", "commands"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|js)$/.test(file))
    .map((file) => join(folder, file)),
);
const textOf = new Map(sources.map((file) => [file, readFileSync(file, "utf8")]));

interface Import {
  from: string;
  to: string;
}

const imports: Import[] = sources.flatMap((from) =>
  [...textOf.get(from)!.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, to]) => ({
    from,
    to: to!.startsWith(".") ? normalize(join(dirname(from), to!)) : to!,
  })),
);
const inner = imports.filter(({ to }) => textOf.has(to));

function floorOf(file: string): number {
  return FLOORS.findIndex((rooms) => rooms.some((room) => file === room || file.startsWith(`${room}/`)));
}

function roomOf(file: string): string {
  return FLOORS.flat().find((room) => file === room || file.startsWith(`${room}/`)) ?? file;
}

describe("the house", () => {
  test("every file is in a room", () => {
    expect(sources.filter((file) => floorOf(file) < 0)).toEqual([]);
  });

  test("every import leads to a file or a package that is there", () => {
    const missing = imports.filter(
      ({ to }) => (to.startsWith("src") || to.startsWith("commands")) && !existsSync(to),
    );
    expect(missing).toEqual([]);
  });

  test("imports lead down, never up", () => {
    const rising = inner.filter(
      ({ from, to }) =>
        floorOf(to) > floorOf(from) || (floorOf(to) === floorOf(from) && roomOf(to) !== roomOf(from)),
    );
    expect(rising).toEqual([]);
  });

  test("no file imports itself by a detour", () => {
    const targets = Map.groupBy(inner, ({ from }) => from);
    const settled = new Set<string>();
    const circles: string[] = [];
    function walk(file: string, path: readonly string[]): void {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (settled.has(file) || path.includes(file)) return;
      for (const { to } of targets.get(file) ?? []) walk(to, [...path, file]);
      settled.add(file);
    }
    for (const file of sources) walk(file, []);
    expect(circles).toEqual([]);
  });

  test("pure rooms read no clock, chance, environment, file or network", () => {
    const outside =
      /\bnode:(?!crypto)|Temporal\.Now|Date\.now|new Date\(\)|Math\.random|randomUUID|process\.|\bfetch\(/;
    const impure = sources.filter(
      (file) =>
        file !== READS_FILES && PURE.some((room) => file.startsWith(room)) && outside.test(textOf.get(file)!),
    );
    expect(impure).toEqual([]);
  });

  test("only main.ts reads the environment, the clock and chance", () => {
    const door = /process\.env|Temporal\.Now|Date\.now\(|new Date\(\)|Math\.random|randomUUID\(/;
    const page = (file: string) => file.startsWith("src/adapters/local/page/");
    expect(
      sources.filter((file) => file !== "src/main.ts" && !page(file) && door.test(textOf.get(file)!)),
    ).toEqual([]);
  });

  test.each(Object.entries(KEPT))("only %s’s own room mentions it", (name, room) => {
    const strangers = imports.filter(
      ({ from, to }) => (to === name || to.startsWith(`${name}/`)) && !from.startsWith(room),
    );
    expect(strangers).toEqual([]);
  });
});

describe("the documents", () => {
  const documents = [
    "README.md",
    "CONTRIBUTING.md",
    ...readdirSync("docs", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => join("docs", file)),
  ];

  test.each(documents)("every path named in %s is there", (document) => {
    const text = readFileSync(document, "utf8");
    const linked = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, path]) =>
      normalize(join(dirname(document), path!)),
    );
    const quoted = [
      ...text.matchAll(/`((?:src|commands|content|test|docs|\.ci|\.github)\/[\w./-]*[\w/])`/g),
    ].map(([, path]) => path!);
    expect([...linked, ...quoted].filter((path) => !existsSync(path))).toEqual([]);
  });
});
