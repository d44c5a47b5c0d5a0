import type { Artist } from "../../src/charts/artist.ts";

/** A picture of one grey dot. */
const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`;

/** An artist who draws the same dot of everything, at once: for tests of how pictures travel. */
export function createSketcher(): Artist {
  const png = new Uint8Array(Buffer.from(DOT, "base64"));
  return {
    draw: async (_, form) => (form === "png" ? png : new TextEncoder().encode(SVG)),
    close: async () => {},
  };
}
