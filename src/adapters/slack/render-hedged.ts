import type { AgreementPart, ClaimPart, FigureCard, Hedged, PrintedIn, Text } from "../../chat/reply.ts";
import { type Block, body, large, markedText, section, small } from "./blocks.ts";
import { FIELD, LINK, PIECE } from "./limits.ts";
import type { Piece } from "./pack.ts";
import { grouped, pieceOf, stretches, weightOf } from "./pieces.ts";
import { mrkdwnOf, plainOf, type Span } from "./spans.ts";

/** The value with what it counts and the time it covers. */
export function inFull({ value, noun, window }: Hedged): string {
  return [value, noun, window].filter(Boolean).join(" ");
}

/** A figure in one line of words, with all that must never be taken from it. */
export function inOneLine(hedged: Hedged): string {
  return `${inFull(hedged)}, ${hedged.attribution} (${hedged.printed.outlet})`;
}

/** Who says so, and the outlet, which leads to the words. */
export function saidSpans(attribution: string, { outlet, date, link }: PrintedIn): Span[] {
  return [
    { text: attribution === "" ? "" : `${attribution} · ` },
    { text: outlet, link: webAddress(link) },
    { text: date === undefined ? "" : `, ${date}` },
  ];
}

/** A link is to the web, whatever else it might have been. One that is too long does without leading to the words. */
function webAddress(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol))
    return undefined;
  if (link.length <= LINK) return link;
  const [page = ""] = link.split("#:~:");
  return page.length <= LINK ? page : undefined;
}

/** One figure: its label, the value large, and who said it. A very long label stands before it all. */
export function renderCard({ label, hedged }: Pick<FigureCard, "label" | "hedged">): Piece[] {
  const said = saidSpans(hedged.attribution, hedged.printed);
  const shown = [...large(inFull(hedged)), ...small([...said, ...titleSpans(hedged.printed)])];
  const text = `${inFull(hedged)}, ${plainOf(said)}`;
  if (weightOf(label) + weightOf(text) <= PIECE) {
    return pieceOf(`${label}: ${text}`, [...small([{ text: label }]), ...shown]);
  }
  return [
    ...stretches(label).flatMap((stretch) => pieceOf(stretch, small([{ text: stretch }]), true)),
    ...pieceOf(text, shown),
  ];
}

function titleSpans({ title }: PrintedIn): Span[] {
  return title.trim() === "" ? [] : [{ text: `: “${title}”` }];
}

/** A sentence with its figures bold, and under it who said each. Where it is too long it goes on in the next piece. */
export function renderText({ runs }: Text): Piece[] {
  const pieces = runs.flatMap((run): (string | Hedged)[] =>
    typeof run === "string" ? stretches(run) : [run],
  );
  const weight = (run: string | Hedged) =>
    weightOf(typeof run === "string" ? run : `${run.value}${lineOf(run)}`);
  return grouped(pieces, weight, Number.POSITIVE_INFINITY).flatMap((runs) => {
    const figures = runs.filter((run) => typeof run !== "string");
    const sentence = runs.map(
      (run): Span => (typeof run === "string" ? { text: run } : { text: run.value, bold: true }),
    );
    if (plainOf(sentence).trim() === "") return [];
    const text = [plainOf(sentence), ...figures.map((hedged) => `- ${lineOf(hedged)}`)].join("\n");
    return pieceOf(text, [...body(sentence), ...attributions(figures)]);
  });
}

function attributions(figures: readonly Hedged[]): Block[] {
  return figures.flatMap((hedged) => small(lineSpans(hedged)));
}

function lineSpans({ value, window, attribution, printed }: Hedged): Span[] {
  return [
    { text: value, bold: true },
    { text: `: ${window === undefined ? "" : `${window}, `}` },
    ...saidSpans(attribution, printed),
  ];
}

function lineOf(hedged: Hedged): string {
  return plainOf(lineSpans(hedged));
}

/** What the reports printed, two side by side. */
export function renderClaims(claims: readonly ClaimPart[]): Piece[] {
  return grouped(claims, (claim) => weightOf(plainOf(claimSpans(claim))), 2).flatMap((pair) => {
    const spans = pair.map(claimSpans);
    const fields = spans.map((claim) => mrkdwnOf(claim, FIELD));
    const areTame = fields.every((field) => field !== undefined);
    const text = spans.map((claim) => `- ${plainOf(claim)}`).join("\n");
    if (!areTame) return pieceOf(text, spans.flatMap(body));
    const [one, ...others] = fields.map(markedText);
    return pieceOf(text, [
      others.length === 0 ? { type: "section", text: one! } : { type: "section", fields: [one!, ...others] },
    ]);
  });
}

function claimSpans({ hedged, words, counts }: ClaimPart): Span[] {
  const { value, noun, window, attribution, printed } = hedged;
  return [
    { text: value, bold: true },
    { text: [noun, window].map((more) => (more ? ` ${more}` : "")).join("") },
    { text: words === undefined ? "" : `\n“${words}”` },
    { text: `\n${attribution}${attribution === "" ? "" : "\n"}` },
    ...saidSpans("", printed),
    ...titleSpans(printed),
    { text: counts === undefined ? "" : `\nCounts ${counts}` },
  ];
}

const MARKS: Record<AgreementPart["verdict"], string> = {
  agree: "🟢",
  "differ-in-value": "🔶",
  "differ-in-window": "🕓",
  "not-comparable": "⚪",
};

/** The words say it all; the mark is for the eye that looks for it. */
export function renderAgreement({ verdict, text }: AgreementPart): Piece[] {
  return stretches(text).flatMap((stretch, at) =>
    pieceOf(stretch, section(at === 0 ? `${MARKS[verdict]} ${stretch}` : stretch)),
  );
}
