import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";
import type { Order, Outcome } from "./artist.ts";
import { drawFixed, drawForPage } from "./draw.ts";
import { readFont } from "./font.ts";

/*
 * The thread that draws. It is made for the first chart, so that nobody else waits for the libraries, and what it
 * works on keeps no answer from going out.
 */

const { resolve } = createRequire(import.meta.url);
const fontFiles = ["400Regular/Inter_400Regular", "700Bold/Inter_700Bold"].map((name) =>
  resolve(`@expo-google-fonts/inter/${name}.ttf`),
);
const [regular, bold] = fontFiles.map((file) => readFont(readFileSync(file)));
const fonts = { regular: regular!, bold: bold! };

/**
 * A picture's pixels: twice those of the page it is drawn on while it is small, half as many again for ten rows over one
 * scale, and never so many that they take long.
 */
const PIXELS = 1_300_000;

async function draw({ chart, form }: Order): Promise<Uint8Array> {
  if (form === "svg") return new TextEncoder().encode(await drawForPage(chart, fonts));
  const svg = await drawFixed(chart, fonts);
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number);
  const zoom = Math.max(1, Math.min(2, Math.sqrt(PIXELS / (width! * height!))));
  const resvg = new Resvg(svg, {
    fitTo: { mode: "zoom", value: zoom },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: "Inter" },
  });
  return resvg.render().asPng();
}

parentPort!.on("message", async (order: Order) => {
  try {
    const data = await draw(order);
    parentPort!.postMessage({ data } satisfies Outcome);
  } catch (error) {
    parentPort!.postMessage({ error } satisfies Outcome);
  }
});
