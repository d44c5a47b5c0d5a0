import type { Pictures } from "../../charts/pictures.ts";
import { runsOf } from "../../chat/moment.ts";
import { groupsOf } from "../../chat/part-groups.ts";
import type { Buttons, Entry, FigureCard, FigureTable, Part, Reply, Text, Words } from "../../chat/reply.ts";
import { html, isolated, type Markup } from "./markup.ts";
import { renderChart } from "./render-chart.ts";
import { renderForm } from "./render-form.ts";
import {
  renderAgreement,
  renderAttributions,
  renderChange,
  renderClaim,
  renderSaid,
  renderValue,
} from "./render-hedged.ts";

/**
 * A reply as HTML for the page. Every string of it stands as text, whatever is in it: the elements and attributes are
 * those written in these files. `data-command` holds what pressing an element sends.
 */
export function renderReply(reply: Reply, pictures: Pictures = new Map()): string {
  return groupsOf(reply.parts)
    .map((group) => renderGroup(group, pictures))
    .join("");
}

function renderGroup(group: Part[], pictures: Pictures): Markup {
  const rendered = group.map((part) => renderPart(part, pictures));
  return group[0]?.kind === "claim" ? html`<div class="claims">${rendered}</div>` : html`${rendered}`;
}

function renderPart(part: Part, pictures: Pictures): Markup {
  switch (part.kind) {
    case "heading":
      return html`<h2 class="heading" dir="auto">${part.text}</h2>`;
    case "text":
      return renderText(part);
    case "figure":
      return renderCard(part);
    case "figures":
      return renderTable(part);
    case "claim":
      return renderClaim(part);
    case "agreement":
      return renderAgreement(part);
    case "chart":
      return renderChart(part, pictures.get(part));
    case "change":
      return renderChange(part);
    case "entries":
      return html`<ul class="entries">${part.entries.map(renderEntry)}</ul>`;
    case "problem":
      return html`<p class="problem"><span class="for-ears">Problem: </span>${isolated(part.text)}</p>`;
    case "note":
      return html`<p class="note" dir="auto">${part.text}</p>`;
    case "buttons":
      return renderButtons(part);
    case "form":
      return renderForm(part);
  }
}

function renderText({ runs }: Text): Markup {
  const sentence = runs.map((run) =>
    typeof run === "string" ? html`${run}` : html`<bdi class="inline-figure">${run.value}</bdi>`,
  );
  const figures = runs.filter((run) => typeof run !== "string");
  return html`<p class="sentence" dir="auto">${sentence}</p>${renderAttributions(figures)}`;
}

function renderCard({ label, hedged }: FigureCard): Markup {
  return html`<div class="card"><p class="card-label" dir="auto">${label}</p><p class="card-value">${renderValue(hedged)}</p>${renderSaid(hedged)}<p class="ref"><span class="for-ears">Figure: </span><code>${hedged.ref}</code></p></div>`;
}

/** The roles say again what the elements mean: on a narrow page the rows are stacked, and browsers then forget it. */
function renderTable({ caption, rows }: FigureTable): Markup {
  return html`<table class="figures" role="table"><caption dir="auto">${caption}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Figure</th><th role="columnheader" scope="col">Value</th><th role="columnheader" scope="col">Source</th></tr></thead><tbody role="rowgroup">${rows.map(renderRow)}</tbody></table>`;
}

function renderRow({ label, hedged, command }: FigureTable["rows"][number]): Markup {
  return html`<tr role="row"><th role="rowheader" scope="row"><button type="button" class="row-label" data-command="${command}">${isolated(label)}</button><code class="ref">${hedged.ref}</code></th><td role="cell" class="row-value">${renderValue(hedged)}</td><td role="cell" class="row-source">${renderSaid(hedged)}</td></tr>`;
}

function renderEntry({ title, detail, command }: Entry): Markup {
  const lines = html`<bdi class="entry-title">${title}</bdi>${detail && html`<bdi class="entry-detail">${renderWords(detail)}</bdi>`}`;
  return command === undefined
    ? html`<li><div class="entry">${lines}</div></li>`
    : html`<li><button type="button" class="entry" data-command="${command}">${lines}</button></li>`;
}

/** Moments stand in the words of the bot's zone, and say in `datetime` which instant that is. */
function renderWords(words: Words): Markup[] {
  return runsOf(words).map((run) =>
    typeof run === "string" ? html`${run}` : html`<time datetime="${run.instant}">${run.words}</time>`,
  );
}

function renderButtons({ buttons }: Buttons): Markup {
  const pressable = buttons.map(
    ({ label, command }) =>
      html`<button type="button" class="press" data-command="${command}">${isolated(label)}</button>`,
  );
  return html`<div class="buttons">${pressable}</div>`;
}
