import { altTextOf } from "../../charts/alt-text.ts";
import { inFull } from "../../chat/hedged-words.ts";
import type { Chart } from "../../chat/reply.ts";
import { ALT_TEXT } from "./limits.ts";
import type { Block } from "./pack.ts";
import { free, mark, whole } from "./pieces.ts";
import { saidInLine } from "./render-hedged.ts";

/** A chart's picture, where there is one, and its rows in words in any case. */
export function chartBlocks(chart: Chart, png: Uint8Array | undefined): Block[] {
  const rows = chart.scales.flatMap(({ rows }) => rows);
  return [
    { kind: "text", pieces: [mark("### "), free(chart.caption)], leads: true },
    ...(png === undefined ? [] : [{ kind: "picture" as const, png, altText: altTextOf(chart, ALT_TEXT) }]),
    ...rows.map(
      ({ label, hedged }): Block => ({
        kind: "text",
        pieces: [
          ...(label === undefined ? [] : [free(label), mark("\n")]),
          whole(inFull(hedged), true),
          mark("\n-# "),
          ...saidInLine(hedged),
        ],
      }),
    ),
  ];
}
