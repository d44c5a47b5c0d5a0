import { changeLines } from "../../chat/change-lines.ts";
import type { AgreementPart, ChangePart, ClaimPart, Hedged, PrintedIn } from "../../chat/reply.ts";
import { html, isolated, type Markup, outward } from "./markup.ts";

/** A value with its hedge, then what it counts and the time it covers: one stretch of text that nothing comes between. */
export function renderValue({ value, noun, window }: Hedged): Markup {
  return html`<bdi class="value">${value}</bdi>${noun && html` <bdi class="noun">${noun}</bdi>`}${window && html` <bdi class="window">${window}</bdi>`}`;
}

/** Who says so, and where it was printed. */
export function renderSaid({ attribution, printed }: Hedged): Markup {
  return html`<p class="attribution" dir="auto">${attribution}</p><p class="printed">${renderPrinted(printed)}</p>`;
}

/**
 * Who says so, for the figures of one sentence: a line each, which begins with the value when there are several, and
 * with the time it covers.
 */
export function renderAttributions(figures: readonly Hedged[]): Markup {
  if (figures.length === 0) return html``;
  const lines = figures.map((hedged) => {
    const { value, window } = hedged;
    const which =
      figures.length > 1
        ? html`<span class="which">${isolated(value)}${window ? " " : ": "}</span>`
        : undefined;
    const during = window && html`<bdi class="window">${window}</bdi>, `;
    return html`<li>${which}${during}<bdi class="attribution">${hedged.attribution}</bdi> <span class="printed">${renderPrinted(hedged.printed)}</span></li>`;
  });
  return html`<ul class="attributions">${lines}</ul>`;
}

export function renderClaim({ hedged, words, counts }: ClaimPart): Markup {
  return html`<figure class="claim"><p class="claim-value">${renderValue(hedged)}</p>${words && html`<blockquote>“${isolated(words)}”</blockquote>`}${counts && html`<p class="counts"><span class="counts-label">Counts</span> ${isolated(counts)}</p>`}<figcaption>${renderSaid(hedged)}</figcaption></figure>`;
}

/** What a figure was and what it is, each after the word for it. */
export function renderChange(part: ChangePart): Markup {
  const lines = changeLines(part).map(
    ({ word, hedged, isOld }) =>
      html`<div class="${isOld ? "told-before" : "told-now"}"><dt>${word}</dt><dd><p class="change-value">${renderValue(hedged)}</p>${renderSaid(hedged)}</dd></div>`,
  );
  return html`<div class="change"><p class="change-label" dir="auto">${part.label}</p><dl>${lines}</dl>${part.why && html`<p class="why" dir="auto">${part.why}</p>`}</div>`;
}

/** In words, with a mark, and in a colour: none of the three is needed to understand the others. */
export function renderAgreement({ verdict, text }: AgreementPart): Markup {
  const { mark, label } = VERDICTS[verdict];
  return html`<p class="agreement ${verdict}"><span class="verdict"><svg class="mark" viewBox="0 0 24 24" aria-hidden="true">${mark}</svg>${label}</span> ${isolated(text)}</p>`;
}

const VERDICTS: Record<AgreementPart["verdict"], { mark: Markup; label: string }> = {
  agree: { mark: html`<path d="M5 9h14M5 15h14"/>`, label: "Agree" },
  "differ-in-value": { mark: html`<path d="M5 9h14M5 15h14M15 4 9 20"/>`, label: "Differ" },
  "differ-in-window": {
    mark: html`<circle cx="12" cy="12" r="8"/><path d="M12 7v5l3.5 2"/>`,
    label: "Different periods",
  },
  "not-comparable": { mark: html`<path d="M9 5v14M15 5v14M5 16 19 8"/>`, label: "Not comparable" },
};

function renderPrinted({ outlet, title, date, link }: PrintedIn): Markup {
  const where = html`<bdi class="outlet">${outlet}</bdi>, “<cite dir="auto">${title}</cite>”`;
  return html`${outward(link, where)}${date && html`, <bdi class="date">${date}</bdi>`}`;
}
