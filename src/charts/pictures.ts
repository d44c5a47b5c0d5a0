import type { Chart, Reply } from "../chat/reply.ts";
import type { Artist, Form } from "./artist.ts";

/** The pictures of a reply's charts. A chart that could not be drawn has none. */
export type Pictures = ReadonlyMap<Chart, Uint8Array>;

export const chartsIn = ({ parts }: Reply): Chart[] => parts.filter((part) => part.kind === "chart");

/** Draws every chart of a reply. At once where there is none, or nobody to draw. Never rejects. */
export async function picturesFor(reply: Reply, artist: Artist | undefined, form: Form): Promise<Pictures> {
  const charts = artist === undefined ? [] : chartsIn(reply);
  const drawn = await Promise.all(
    charts.map(async (chart) => [chart, await artist!.draw(chart, form)] as const),
  );
  return new Map(drawn.flatMap(([chart, picture]) => (picture === undefined ? [] : [[chart, picture]])));
}
