import type { types } from "@slack/bolt";
import { inFull } from "../../chat/hedged-words.ts";
import { plainWords, runsOf, unixOf } from "../../chat/moment.ts";
import type { Entries, Entry, FigureRow, FigureTable, Words } from "../../chat/reply.ts";
import { isolated } from "../../text/isolated.ts";
import {
  type Block,
  button,
  chunksOf,
  fitsButton,
  fitsOption,
  large,
  list,
  markedText,
  menu,
  plainText,
} from "./blocks.ts";
import { ACTIONS, BUTTONS_IN_LIST, OPTIONS, PIECE, SECTION, TABLE_ROWS } from "./limits.ts";
import { asPiece, type Piece } from "./pack.ts";
import { grouped, pieceOf, stretches, weightOf } from "./pieces.ts";
import { inOneLine, renderCard, saidSpans } from "./render-hedged.ts";
import { mrkdwnOf, plainOf, richOf, type Span } from "./spans.ts";

interface Choice {
  readonly label: string;
  readonly command: string;
}

/** Figures in rows, and a menu to open one. A row too long for a table is a card of its own. */
export function renderFigures(
  { caption, rows }: FigureTable,
  { tables }: { readonly tables: boolean },
): Piece[] {
  const weight = (row: FigureRow) => weightOf(rowText(row));
  const title = stretches(caption).flatMap((stretch) => pieceOf(stretch, large(stretch), true));
  const runs = grouped(rows, weight, Math.min(TABLE_ROWS - 1, OPTIONS)).flatMap((run): Piece[] => {
    if (run.length === 1 && weight(run[0]!) > PIECE) return [...renderCard(run[0]!), ...controls(OPEN, run)];
    const shown = tables ? tableOf(run) : list(run.map(rowSpans));
    return pieceOf(run.map(rowText).join("\n"), [shown, ...choosers(OPEN, run)]);
  });
  return [...title, ...runs];
}

function rowText(row: FigureRow): string {
  return `- ${isolated(row.label)}: ${inOneLine(row.hedged)}`;
}

function rowSpans({ label, hedged }: FigureRow): Span[] {
  return [
    { text: label },
    { text: ": " },
    { text: inFull(hedged), bold: true },
    { text: ", " },
    ...saidSpans(hedged.attribution, hedged.printed),
  ];
}

const OPEN = "Open a figure…";
const HEAD = ["Figure", "Value, and who says so"];

/** A phone shows two columns and hides a third: so a value stands in one cell with what must not be taken from it. */
function tableOf(rows: readonly FigureRow[]): types.TableBlock {
  return {
    type: "table",
    column_settings: HEAD.map(() => ({ is_wrapped: true })),
    rows: [
      HEAD.map(cell),
      ...rows.map(({ label, hedged }) => [
        cell(label),
        {
          type: "rich_text" as const,
          elements: [
            richOf([{ text: inFull(hedged), bold: true }]),
            richOf(saidSpans(hedged.attribution, hedged.printed)),
          ],
        },
      ]),
    ],
  };
}

/** Slack refuses the whole message for one empty cell. */
function cell(text: string): types.RawTextElement {
  return { type: "raw_text", text: text.trim() === "" ? "—" : text };
}

/** A few things to choose from have a button each; more stand in a list with a menu beneath. */
export function renderEntries({ entries }: Entries): Piece[] {
  const choices = entries.flatMap(({ title, command }) =>
    command === undefined ? [] : [{ label: title, command }],
  );
  const haveButtons =
    choices.length > 0 &&
    choices.length <= BUTTONS_IN_LIST &&
    choices.every(({ command }) => fitsButton(command));
  const shown = haveButtons ? entries.flatMap(renderEntry) : listOf(entries);
  if (haveButtons) return shown;
  return [...shown, ...controls("Choose…", choices)];
}

function entrySpans({ title, detail }: Entry): Span[] {
  return [{ text: title, bold: true }, { text: detail ? "\n" : "" }, ...wordSpans(detail ?? "")];
}

function wordSpans(words: Words): Span[] {
  return runsOf(words).map((run) =>
    typeof run === "string" ? { text: run } : { text: run.words, at: unixOf(run) },
  );
}

function entryText({ title, detail }: Entry): string {
  return `- ${isolated(title)}${detail ? `: ${isolated(plainWords(detail))}` : ""}`;
}

function renderEntry(entry: Entry): Piece[] {
  const spans = entrySpans(entry);
  const marked = mrkdwnOf(spans, SECTION);
  const choices = entry.command === undefined ? [] : [{ label: entry.title, command: entry.command }];
  if (weightOf(plainOf(spans)) > PIECE) return [...listOf([entry]), ...controls("Choose…", choices)];
  return pieceOf(entryText(entry), [
    {
      type: "section",
      text: marked === undefined ? plainText(plainOf(spans)) : markedText(marked),
      ...(entry.command !== undefined && { accessory: button("Open", entry.command, `Open ${entry.title}`) }),
    },
  ]);
}

function listOf(entries: readonly Entry[]): Piece[] {
  return grouped(entries, (entry) => weightOf(entryText(entry)), 50).flatMap((run) =>
    pieceOf(run.map(entryText).join("\n"), [list(run.map(entrySpans))]),
  );
}

function controls(placeholder: string, choices: readonly Choice[]): Piece[] {
  return choosers(placeholder, choices).map((block) => asPiece("", [block]));
}

/** Controls that run one of several commands: menus, and buttons for what is too long for a menu. */
function choosers(placeholder: string, choices: readonly Choice[]): Block[] {
  const menus = chunksOf(
    choices.filter(({ command }) => fitsOption(command)),
    OPTIONS,
  );
  const buttons = chunksOf(
    choices.filter(({ command }) => !fitsOption(command) && fitsButton(command)),
    ACTIONS,
  );
  return [
    ...menus.map((options): Block => ({ type: "actions", elements: [menu(placeholder, options)] })),
    ...buttons.map(
      (row): Block => ({
        type: "actions",
        elements: row.map(({ label, command }) => button(label, command)),
      }),
    ),
  ];
}
