import { changeLines } from "./change-lines.ts";
import { typedForm } from "./form.ts";
import { inFull } from "./hedged-words.ts";
import { plainWords } from "./moment.ts";
import { plainChart } from "./plain-chart.ts";
import type { ChangePart, Entry, Hedged, Part, PrintedIn, Reply } from "./reply.ts";

/** A reply as plain text: what the terminal prints. Nothing is left out that another chat would show. */
export function renderPlain(reply: Reply): string {
  return reply.parts.map(renderPart).filter(Boolean).join("\n\n");
}

function renderPart(part: Part): string {
  switch (part.kind) {
    case "heading":
      return part.text.toUpperCase();
    case "text":
      return `${sentence(part.runs)}${attributions(part.runs)}`;
    case "figure":
      return `${part.label}\n  ${inFull(part.hedged)}\n  ${part.hedged.attribution}\n  ${printedIn(part.hedged.printed)}`;
    case "figures":
      return [
        part.caption,
        ...part.rows.map(({ label, hedged }) => `- ${label}: ${inOneLine(hedged)} [${hedged.ref}]`),
      ].join("\n");
    case "claim": {
      const printed = part.words === undefined ? "" : `, printed “${part.words}”`;
      const counts = part.counts === undefined ? "" : `\n  counted: ${part.counts}`;
      return `- ${inFull(part.hedged)}${printed}, ${part.hedged.attribution}${counts}\n  ${printedIn(part.hedged.printed)}`;
    }
    case "agreement":
      return `${part.verdict === "agree" ? "=" : "≠"} ${part.text}`;
    case "chart":
      return plainChart(part);
    case "change":
      return changed(part);
    case "entries":
      return part.entries.map(entry).join("\n");
    case "problem":
      return part.text;
    case "note":
      return `(${part.text})`;
    case "buttons":
      return part.buttons.map(({ label, command }) => `> ${label}: ${command}`).join("\n");
    case "form":
      return `${part.title}. Type:\n  ${typedForm(part)}`;
  }
}

function changed(part: ChangePart): string {
  const lines = changeLines(part).map(
    ({ word, hedged }) =>
      `- ${word}: ${inFull(hedged)}, ${hedged.attribution}\n  ${printedIn(hedged.printed)}`,
  );
  return [part.label, ...lines, ...(part.why === undefined ? [] : [part.why])].join("\n");
}

function inOneLine(hedged: Hedged): string {
  return `${inFull(hedged)}, ${hedged.attribution} (${hedged.printed.outlet})`;
}

function printedIn({ outlet, title, date, link }: PrintedIn): string {
  return [`${outlet}${date ? `, ${date}` : ""}: ${title}`, link].filter(Boolean).join("\n  ");
}

function sentence(runs: readonly (string | Hedged)[]): string {
  return runs.map((run) => (typeof run === "string" ? run : run.value)).join("");
}

/** Who said each figure of a sentence, after it. */
function attributions(runs: readonly (string | Hedged)[]): string {
  const figures = runs.filter((run) => typeof run !== "string");
  return figures
    .map(
      (hedged) =>
        `\n  ${hedged.value}: ${[hedged.window, hedged.attribution].filter(Boolean).join(", ")} (${hedged.printed.outlet})`,
    )
    .join("");
}

function entry({ title, detail, command }: Entry): string {
  const more = [detail && plainWords(detail), command && command !== title ? command : undefined]
    .filter(Boolean)
    .join(" · ");
  return more ? `- ${title}: ${more}` : `- ${title}`;
}
