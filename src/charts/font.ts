/** What must be known of a font to set text in it. */
export interface Font {
  /** How wide a text comes out, in units of `size`. What the font cannot draw counts as a square. */
  widthOf(text: string, size: number): number;
  /** Whether the font has a shape for the character. */
  draws(character: string): boolean;
}

/** Marks that show nothing, and that a picture can do without: joiners, variation selectors, directions. */
export const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Reads the widths and the characters of a TrueType font (OpenType 1.9: head, hhea, hmtx, and of cmap the formats 4
 * and 12). Kerning is left out: it makes a line a little shorter, never longer by more than a hair.
 */
export function readFont(bytes: Uint8Array): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  const em = view.getUint16(tables.get("head")! + 18);
  const measured = view.getUint16(tables.get("hhea")! + 34);
  const glyphOf = readCharacters(view, tables.get("cmap")!);
  const advances = tables.get("hmtx")!;
  const advanceOf = (character: string) => {
    if (UNSEEN.test(character)) return 0;
    const glyph = glyphOf(character.codePointAt(0)!);
    return glyph === 0 ? em : view.getUint16(advances + 4 * Math.min(glyph, measured - 1));
  };
  return {
    widthOf: (text, size) =>
      ([...text].reduce((sum, character) => sum + advanceOf(character), 0) * size) / em,
    draws: (character) => glyphOf(character.codePointAt(0)!) !== 0,
  };
}

function tablesOf(view: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  for (let at = 12, left = view.getUint16(4); left > 0; left -= 1, at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
    tables.set(tag, view.getUint32(at + 8));
  }
  return tables;
}

type GlyphOf = (codePoint: number) => number;

/** The richest of the font's lists of characters. */
function readCharacters(view: DataView, cmap: number): GlyphOf {
  const lists = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, place) => cmap + view.getUint32(cmap + 8 + 8 * place),
  );
  const [full, basic] = [12, 4].map((format) => lists.find((at) => view.getUint16(at) === format));
  if (full !== undefined) return fullList(view, full);
  if (basic !== undefined) return basicList(view, basic);
  throw new Error("the font lists its characters in a way that is not known here");
}

function fullList(view: DataView, list: number): GlyphOf {
  const groups = Array.from({ length: view.getUint32(list + 12) }, (_, place) => {
    const at = list + 16 + 12 * place;
    return { first: view.getUint32(at), last: view.getUint32(at + 4), glyph: view.getUint32(at + 8) };
  });
  return (code) => {
    const group = groups.find(({ last }) => code <= last);
    return group !== undefined && code >= group.first ? group.glyph + code - group.first : 0;
  };
}

function basicList(view: DataView, list: number): GlyphOf {
  const segments = view.getUint16(list + 6) / 2;
  const field = (which: number, place: number) => list + 14 + 2 * (which * segments + place);
  return (code) => {
    for (let place = 0; place < segments; place += 1) {
      if (code > view.getUint16(field(0, place))) continue;
      // A word of padding stands after the first of the four fields.
      const first = view.getUint16(field(1, place) + 2);
      if (code < first || code > 0xffff) return 0;
      const delta = view.getUint16(field(2, place) + 2);
      const rangeAt = field(3, place) + 2;
      const range = view.getUint16(rangeAt);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(rangeAt + range + 2 * (code - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
