import type { Edition } from "../content/edition.ts";
import { agreementOn, type Claim, type Figure, type Story } from "../content/story.ts";
import type { Agreement } from "../figures/agreement.ts";
import { intervalOf } from "../figures/interval.ts";
import { type Together, togetherOf } from "../figures/together.ts";
import { counted } from "../text/counted.ts";
import { byPace, inScales, measureOf } from "./chart-scales.ts";
import { agreementParts, hedgedOf } from "./figure-view.ts";
import { storyName } from "./find-subject.ts";
import { pageOf } from "./pages.ts";
import type { Button, Chart, ChartRow, ChartScale, Part, Reply } from "./reply.ts";

/** A figure's claims, a row each, on a scale for each pace, and whether they agree. */
export function figureChartReply(figure: Figure, edition: Edition, page: number): Reply {
  const { verdict } = agreementOn(figure);
  const { most, apart } = standingOf(figure, verdict);
  const command = `/brief chart ${figure.ref}`;
  const placed = figure.claims.map((claim, place) => ({
    claim,
    row: rowOf(claim, figure, apart.has(place)),
  }));
  const paces = byPace(placed).map((together) => together.map(({ row }) => row));
  const { rows, before, under } = pageOf(paces.flat(), page, command);
  const chart: Chart = {
    kind: "chart",
    caption: figure.label,
    verdict: verdict === "alone" ? undefined : verdict,
    reports: {
      ...{ all: figure.claims.length, first: before + 1, last: before + rows.length },
      ...{ apart: apart.size, together: most },
    },
    scales: paces
      .map((whole) => ({
        measure: measureOf(figure),
        rows: whole.filter((row) => rows.includes(row)),
        whole: whole.map(({ quantity, apart }) => ({ quantity, apart })),
      }))
      .filter(({ rows }) => rows.length > 0),
  };
  const { id } = edition.storyOf(figure);
  return chartReply(
    chart,
    [...under, ...agreementParts(figure)],
    [
      { label: "The figure", command: `/brief figure ${figure.ref}` },
      { label: "All of the story", command: `/brief chart ${storyName(id, edition)}` },
      { label: "Share", command: `${command} share:yes` },
    ],
  );
}

/** Which claims of a figure are marked as apart: where values differ, those outside the largest set that can hold. */
function standingOf(figure: Figure, verdict: Agreement["verdict"]): Together {
  if (verdict !== "differ-in-value") return { apart: new Set() };
  return togetherOf(figure.claims.map(({ quantity }) => intervalOf(quantity, figure)));
}

/** A story's figures, each by its leading claim. Those of one measure share a scale. */
export function storyChartReply(story: Story, edition: Edition, page: number): Reply {
  const command = `/brief chart ${storyName(story.id, edition)}`;
  const { rows: figures, under } = pageOf(inScales(story.figures).flat(), page, command);
  if (figures.length === 0) return { parts: [{ kind: "note", text: "This story has no figures yet." }] };
  const scales = inScales(figures).map(
    (together): ChartScale => ({
      measure: measureOf(together[0]!),
      rows: together.map((figure) => ({ ...rowOf(figure.claims[0], figure, false), label: labelOf(figure) })),
    }),
  );
  const told = figures.some(({ claims }) => claims.length > 1) ? [ONE_OF_SEVERAL] : [];
  return chartReply(
    { kind: "chart", caption: story.headline, scales },
    [...told, ...under],
    [
      { label: "The story", command: `/brief latest ${story.id}` },
      { label: "Its figures", command: `/brief figures ${story.id}` },
      { label: "Share", command: `${command} share:yes` },
    ],
  );
}

const ONE_OF_SEVERAL: Part = {
  kind: "note",
  text: "Where several reports tell of a figure, the leading one is drawn here. Its own chart has them all.",
};

function chartReply(chart: Chart, under: readonly Part[], buttons: readonly Button[]): Reply {
  return { parts: [chart, ...under, { kind: "buttons", buttons }] };
}

function rowOf(claim: Claim, figure: Figure, apart: boolean): ChartRow {
  const { quantity, vague } = claim;
  return { hedged: hedgedOf(claim, figure), quantity, vague, apart };
}

function labelOf({ label, claims }: Figure): string {
  return claims.length === 1
    ? label
    : `${label} (the leading of ${counted(claims.length, "report", "reports")})`;
}
