import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { type Artist, type ArtistParts, createArtist } from "../../src/charts/artist.ts";
import type { Chart } from "../../src/chat/reply.ts";
import { agreeing, chartOf, rowOf } from "./charts.ts";

let artist: Artist;
const faults: unknown[] = [];
afterEach(async () => {
  await artist.close();
  faults.length = 0;
});

function newArtist(parts: Partial<ArtistParts> = {}): Artist {
  artist = createArtist({ onFault: (fault) => faults.push(fault), withinMs: 20_000, ...parts });
  return artist;
}

/** A thread that does as told instead of drawing. */
const thread = (does: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from "node:worker_threads"; parentPort.on("message", (order) => { ${does} });`)}`,
  );
const other = chartOf([rowOf("18", { hedge: "exactly", value: 18 })]);
const textOf = (svg: Uint8Array) =>
  [...new TextDecoder().decode(svg).matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join("\n");

describe("the artist", () => {
  test("draws a picture, in which every value stands with its hedge, its attribution and its outlet", async () => {
    const svg = (await newArtist().draw(agreeing, "svg"))!;
    const words = textOf(svg);
    for (const { hedged } of agreeing.scales.flatMap(({ rows }) => rows)) {
      expect(words).toContain(`${hedged.value} ${hedged.noun}`);
      expect(words).toContain(hedged.attribution);
      expect(words).toContain(hedged.printed.outlet);
    }
    expect(words).toContain("= The reports agree");
    const png = (await artist.draw(agreeing, "png"))!;
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe("PNG");
    expect(faults).toEqual([]);
  });

  test("draws what is in a text as text", async () => {
    const chart = chartOf([
      rowOf("18", { hedge: "exactly", value: 18 }, { attribution: 'said </text><script>"&' }),
    ]);
    const svg = new TextDecoder().decode((await newArtist().draw(chart, "svg"))!);
    expect(svg).not.toContain("<script>");
    expect(svg).toContain("said &lt;/text&gt;&lt;script&gt;");
  });

  test("draws each hedge in a way of its own", async () => {
    const quantities = [
      { hedge: "exactly", value: 80 },
      { hedge: "at-most", value: 80 },
      { hedge: "at-least", value: 80 },
      { hedge: "more-than", value: 80 },
      { hedge: "less-than", value: 80 },
      { hedge: "about", value: 80 },
      { hedge: "about", value: 80, from: "below" },
      { hedge: "between", value: [70, 80] },
    ] as const;
    newArtist();
    const pictures = await Promise.all(
      quantities.map((quantity) => artist.draw(chartOf([rowOf("80", quantity)]), "png")),
    );
    expect(new Set(pictures.map((png) => Buffer.from(png!).toString("base64"))).size).toBe(quantities.length);
  });

  test("draws a limit that is not reached as hollow, on the page too", async () => {
    const chart = chartOf([rowOf("more than 80", { hedge: "more-than", value: 80 })]);
    const svg = new TextDecoder().decode((await newArtist().draw(chart, "svg"))!);
    expect(svg).toContain('fill="var(--paper)"');
  });

  test("draws in full colour what a wash alone would leave faint: a vague word, and the ends of the shade", async () => {
    newArtist();
    const svgOf = async (chart: Chart) => new TextDecoder().decode((await artist.draw(chart, "svg"))!);
    const dozens = { ...rowOf("dozens", { hedge: "between", value: [24, 100] }), vague: true };
    expect(await svgOf(chartOf([dozens]))).toContain('stop-color="var(--mark-full)"');
    expect((await svgOf(agreeing)).match(/stroke="var\(--common-full\)"/g)).toHaveLength(5);
  });

  test("sets no text smaller than is read on a phone, and ten rows as sharp as one", async () => {
    const ten = chartOf(
      Array.from({ length: 10 }, (_, at) => rowOf(`${80 + at}`, { hedge: "exactly", value: 80 + at })),
      { verdict: "differ-in-value" },
    );
    const svg = new TextDecoder().decode((await newArtist().draw(ten, "svg"))!);
    const sizes = [...svg.matchAll(/font-size="([\d.]+)px"/g)].map(([, size]) => Number(size));
    const [, width] = /width="(\d+)"/.exec(svg)!.map(Number);
    expect((Math.min(...sizes) / width!) * 400).toBeGreaterThan(11);
    const png = Buffer.from((await artist.draw(ten, "png"))!);
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1.5 * width!);
  });

  test("draws the same chart once, whoever asks", async () => {
    newArtist();
    const [one, same] = await Promise.all([
      artist.draw(agreeing, "png"),
      artist.draw(structuredClone(agreeing), "png"),
    ]);
    expect(same).toBe(one);
    expect(await artist.draw(agreeing, "png")).toBe(one);
    expect(await artist.draw(agreeing, "svg")).not.toBe(one);
  });

  test("whose thread dies gives no picture, and has another thread for the next", async () => {
    const dies = thread(
      `if (order.form === "svg") process.exit(1); parentPort.postMessage({ data: new Uint8Array([7]) });`,
    );
    newArtist({ thread: dies });
    expect(await artist.draw(agreeing, "svg")).toBeUndefined();
    expect(faults).toEqual([expect.objectContaining({ message: "the thread that draws has ended" })]);
    expect(await artist.draw(agreeing, "png")).toEqual(new Uint8Array([7]));
  });

  test("whose thread dies between two charts does not wait for it", async () => {
    const dies = thread(
      `parentPort.postMessage({ data: new Uint8Array([7]) }); setTimeout(() => process.exit(1));`,
    );
    newArtist({ thread: dies, withinMs: 3_600_000 });
    let value = 0;
    const another = () => chartOf([rowOf("more", { hedge: "exactly", value: value++ })]);
    for (let time = 0; time < 3; time += 1) {
      await expect.poll(() => artist.draw(another(), "png")).toEqual(new Uint8Array([7]));
    }
  });

  test("whose thread hangs gives up in time, and has another thread for the next", async () => {
    const hangs = thread(
      `while (order.form === "svg"); parentPort.postMessage({ data: new Uint8Array([7]) });`,
    );
    newArtist({ thread: hangs, withinMs: 1000 });
    expect(await artist.draw(agreeing, "svg")).toBeUndefined();
    expect(faults).toHaveLength(1);
    expect(await artist.draw(other, "png")).toEqual(new Uint8Array([7]));
  });

  test("that has died with a queue before it draws what is left of the queue", async () => {
    const dies = thread(
      `if (order.form === "svg") throw new Error("no"); parentPort.postMessage({ data: new Uint8Array([7]) });`,
    );
    newArtist({ thread: dies });
    const drawn = await Promise.all([artist.draw(agreeing, "svg"), artist.draw(agreeing, "png")]);
    expect(drawn).toEqual([undefined, new Uint8Array([7])]);
  });

  test("that cannot draw one chart can draw the next", async () => {
    const unwell = chartOf([rowOf("?", { hedge: "exactly", value: Number.NaN })]);
    expect(await newArtist().draw(unwell, "png")).toBeUndefined();
    expect(faults).toHaveLength(1);
    expect(await artist.draw(other, "png")).toBeDefined();
  });

  test("does without the libraries until the first chart: nothing that the bot loads mentions them", () => {
    const loaded = ["artist", "pictures", "alt-text"].map((name) =>
      readFileSync(`src/charts/${name}.ts`, "utf8"),
    );
    for (const text of loaded)
      expect(text).not.toMatch(/from "(vega|vega-lite|@resvg)|from "\.\/(draw|worker)/);
  });
});
