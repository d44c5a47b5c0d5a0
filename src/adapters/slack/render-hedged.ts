import { type ChangeLine, changeLines } from "../../chat/change-lines.ts";
import { inFull } from "../../chat/hedged-words.ts";
import type {
  AgreementPart,
  ChangePart,
  ClaimPart,
  FigureCard,
  Hedged,
  PrintedIn,
  Text,
} from "../../chat/reply.ts";
import { isolated } from "../../text/isolated.ts";
import { body, large, markedText, section, small } from "./blocks.ts";
import { FIELD, LINK, PIECE } from "./limits.ts";
import type { Piece } from "./pack.ts";
import { grouped, pieceOf, stretches, weightOf } from "./pieces.ts";
import { mrkdwnOf, plainOf, type Span } from "./spans.ts";

/** A figure in one line of words, with all that must never be taken from it. */
export function inOneLine(hedged: Hedged): string {
  const { attribution, printed } = hedged;
  return `${isolated(inFull(hedged))}, ${isolated(attribution)} (${isolated(printed.outlet)})`;
}

/** Who says so, and the outlet, which leads to the words. */
export function saidSpans(attribution: string, { outlet, date, link }: PrintedIn): Span[] {
  return [
    { text: attribution },
    { text: attribution === "" ? "" : " · " },
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
  const text = `${isolated(inFull(hedged))}, ${plainOf(said)}`;
  if (weightOf(label) + weightOf(text) <= PIECE) {
    return pieceOf(`${isolated(label)}: ${text}`, [...small([{ text: label }]), ...shown]);
  }
  return [
    ...stretches(label).flatMap((stretch) => pieceOf(stretch, small([{ text: stretch }]), true)),
    ...pieceOf(text, shown),
  ];
}

function titleSpans({ title }: PrintedIn): Span[] {
  return title.trim() === "" ? [] : [{ text: ": “" }, { text: title }, { text: "”" }];
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
    const lines = figures.length === 1 ? figures.map(saidOf) : figures.map(lineSpans);
    const text = [plainOf(sentence), ...lines.map((line) => `- ${plainOf(line)}`)].join("\n");
    return pieceOf(text, [...body(sentence), ...lines.flatMap(small)]);
  });
}

/** Who said a figure of a sentence. Where the sentence has several, each line begins with its value. */
function lineSpans(hedged: Hedged): Span[] {
  return [{ text: hedged.value, bold: true }, { text: ": " }, ...saidOf(hedged)];
}

function saidOf({ window, attribution, printed }: Hedged): Span[] {
  return [{ text: window === undefined ? "" : `${window}, ` }, ...saidSpans(attribution, printed)];
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
    ...(words === undefined ? [] : [{ text: "\n“" }, { text: words }, { text: "”" }]),
    { text: "\n" },
    { text: attribution },
    { text: attribution === "" ? "" : "\n" },
    ...saidSpans("", printed),
    ...titleSpans(printed),
    ...(counts === undefined ? [] : [{ text: "\nCounts " }, { text: counts }]),
  ];
}

/** What a figure was and what it is: a line each, under its label. What is no longer told is not bold. */
export function renderChange(part: ChangePart): Piece[] {
  const { label, why = "" } = part;
  const lines = changeLines(part).map(changeSpans);
  const text = [label, ...lines.map(plainOf), why].filter(Boolean).join("\n");
  if (weightOf(text) <= PIECE)
    return pieceOf(text, [...small([{ text: label }]), ...lines.flatMap(body), ...small([{ text: why }])]);
  return [
    ...stretches(label).flatMap((stretch) => pieceOf(stretch, small([{ text: stretch }]), true)),
    ...lines.flatMap((line) => pieceOf(plainOf(line), body(line))),
    ...stretches(why).flatMap((stretch) => pieceOf(stretch, small([{ text: stretch }]))),
  ];
}

function changeSpans({ word, hedged, isOld }: ChangeLine): Span[] {
  return [
    { text: `${word}: ` },
    { text: inFull(hedged), bold: !isOld },
    { text: ", " },
    ...saidSpans(hedged.attribution, hedged.printed),
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
