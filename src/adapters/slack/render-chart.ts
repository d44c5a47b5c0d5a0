import { altTextOf } from "../../charts/alt-text.ts";
import { inFull } from "../../chat/hedged-words.ts";
import type { Chart, ChartRow } from "../../chat/reply.ts";
import { large, list, plainText } from "./blocks.ts";
import { ALT_TEXT } from "./limits.ts";
import { escapeText } from "./mrkdwn.ts";
import type { Message, Piece } from "./pack.ts";
import { grouped, pieceOf, stretches, weightOf } from "./pieces.ts";
import { saidSpans } from "./render-hedged.ts";
import { plainOf, type Span } from "./spans.ts";

/** A chart's rows in words. The picture follows in a message of its own, once Slack has it. */
export function renderChart({ caption, scales }: Chart): Piece[] {
  const rows = scales.flatMap(({ rows }) => rows.map(rowSpans));
  const weight = (row: readonly Span[]) => weightOf(plainOf(row));
  return [
    ...stretches(caption).flatMap((stretch) => pieceOf(stretch, large(stretch), true)),
    ...grouped(rows, weight, Number.POSITIVE_INFINITY).flatMap((run) =>
      pieceOf(run.map((row) => `- ${plainOf(row)}`).join("\n"), [list(run)]),
    ),
  ];
}

function rowSpans({ label, hedged }: ChartRow): Span[] {
  return [
    { text: label === undefined ? "" : `${label}: ` },
    { text: inFull(hedged), bold: true },
    { text: ", " },
    ...saidSpans(hedged.attribution, hedged.printed),
  ];
}

/** The message that shows a chart's picture, by the id of its file. Its words say every value again. */
export function pictureMessage(chart: Chart, file: string): Message {
  const altText = altTextOf(chart, ALT_TEXT);
  const shown = plainText(altText).text;
  return {
    text: escapeText(shown),
    blocks: [{ type: "image", slack_file: { id: file }, alt_text: shown }],
  };
}
