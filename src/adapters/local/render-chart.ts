import type { Chart, ChartRow } from "../../chat/reply.ts";
import { html, isolated, type Markup } from "./markup.ts";
import { renderSaid, renderValue } from "./render-hedged.ts";

/**
 * A chart: its picture, where there is one, which has the caption in it, over its rows in words. The picture is an image
 * and no part of the page, so that nothing in it could act here; in the rows stands all that it shows.
 */
export function renderChart({ caption, scales }: Chart, svg: Uint8Array | undefined): Markup {
  const picture =
    svg === undefined
      ? undefined
      : html`<img class="chart-picture" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}" alt="The list below, drawn to scale">`;
  const rows = scales.flatMap(({ rows }) => rows.map(renderRow));
  return html`<figure class="chart"><figcaption class="${svg === undefined ? "chart-caption" : "for-ears"}" dir="auto">${caption}</figcaption>${picture}<ul class="chart-rows">${rows}</ul></figure>`;
}

function renderRow({ label, hedged }: ChartRow): Markup {
  return html`<li>${label && html`<p class="chart-label">${isolated(label)}</p>`}<p class="row-value">${renderValue(hedged)}</p>${renderSaid(hedged)}</li>`;
}
