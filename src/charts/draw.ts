import { parse, View } from "vega";
import { compile } from "vega-lite";
import type { Chart } from "../chat/reply.ts";
import type { Font } from "./font.ts";
import { layOut, type Picture, type Setting, WIDTH } from "./layout.ts";
import { PAGE, type Palette, PICTURE, THEMES } from "./palette.ts";
import { drawable, linesOf, UNDRAWN } from "./set-text.ts";
import { specificationOf } from "./specification.ts";

export interface Fonts {
  readonly regular: Font;
  readonly bold: Font;
}

const MISSING = `${UNDRAWN} stands for letters that this picture has no font for. The text with it has them.`;

/** A chart as SVG in fixed colours, for a picture set in our own font alone. */
export async function drawFixed(chart: Chart, fonts: Fonts): Promise<string> {
  const setting: Setting = {
    shown: (text) => drawable(text, fonts.regular),
    linesOf: (text, size, bold) => linesOf(text, bold ? fonts.bold : fonts.regular, size, WIDTH),
    widthOf: fonts.regular.widthOf,
  };
  const picture = layOut(chart, setting, (lines) =>
    lines.some(({ text }) => text.includes(UNDRAWN)) ? MISSING : undefined,
  );
  return svgOf(picture, PICTURE, "Inter");
}

/** Of a page's fonts nothing is known, but that few are much wider than ours. */
const OTHER_FONTS = 0.86;
const SYSTEM_FONTS = "Inter, system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif";

/** A chart as SVG for a page: in the reader's theme, and in the reader's fonts, which have all letters. */
export async function drawForPage(chart: Chart, fonts: Fonts): Promise<string> {
  const setting: Setting = {
    shown: (text) => text,
    linesOf: (text, size, bold) =>
      linesOf(text, bold ? fonts.bold : fonts.regular, size, WIDTH * OTHER_FONTS),
    widthOf: (text, size) => fonts.regular.widthOf(text, size) / OTHER_FONTS,
  };
  const svg = await svgOf(
    layOut(chart, setting, () => undefined),
    PAGE,
    SYSTEM_FONTS,
  );
  return svg.replace(/^<svg[^>]*>/, (root) => `${root}<style>${THEMES}</style>`);
}

const MARGIN = 20;

/** Sizes are those laid out: without a canvas Vega only guesses how wide its texts are, and would grow the picture. */
async function svgOf(picture: Picture, palette: Palette, font: string): Promise<string> {
  const { width, height } = picture;
  const { spec } = compile(specificationOf(picture, palette, font));
  const view = new View(parse({ ...spec, width, height, padding: MARGIN, autosize: "none" }), {
    renderer: "none",
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
