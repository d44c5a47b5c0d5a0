import type { Pictures } from "../../charts/pictures.ts";
import { changeLines } from "../../chat/change-lines.ts";
import { formInWords, OPEN_FORM } from "../../chat/form.ts";
import { inFull } from "../../chat/hedged-words.ts";
import { plainWords, runsOf, unixOf } from "../../chat/moment.ts";
import type {
  Buttons,
  ChangePart,
  Entries,
  Entry,
  FigureCard,
  FigureTable,
  Form,
  Moment,
  Part,
  Reply,
  Text,
} from "../../chat/reply.ts";
import { buttonFor, isPressable, menusFor } from "./controls.ts";
import { BUTTONS_IN_LIST, BUTTONS_IN_ROW, ROOM } from "./limits.ts";
import { type Block, type Message, pack } from "./pack.ts";
import { free, lines, mark, type Piece, whole, write } from "./pieces.ts";
import { chartBlocks } from "./render-chart.ts";
import { attributionPieces, MARKS, saidInLine, saidPieces } from "./render-hedged.ts";

/** The stripe beside a message: ink for what was printed, red where the person has to put something right. */
const INK = 0x3b5b7a;
const RED = 0xc0392b;

/** A reply as messages, in the order they are to be sent. Every string of it stands as text, whatever is in it. */
export function renderReply(reply: Reply, pictures: Pictures = new Map()): Message[] {
  const isProblem = reply.parts[0]?.kind === "problem";
  const messages = pack(
    reply.parts.map((part, place, parts) => renderPart(part, place, parts, pictures)),
    isProblem ? RED : INK,
  );
  return messages.length > 0 ? messages : pack([[textBlock([mark("There is nothing to show.")])]], INK);
}

function renderPart(part: Part, place: number, parts: readonly Part[], pictures: Pictures): Block[] {
  const isFirst = place === 0;
  switch (part.kind) {
    case "heading":
      return [...line(!isFirst), { ...textBlock([mark("## "), free(part.text)]), leads: true }];
    case "text":
      return textBlocks(part.runs);
    case "figure":
      return [...line(!isFirst), ...cardBlocks(part)];
    case "figures":
      return [...line(!isFirst), ...tableBlocks(part)];
    case "claim": {
      const words = part.words === undefined ? [] : [mark("\n> “"), free(part.words), mark("”")];
      const counts = part.counts === undefined ? [] : [mark("\n-# Counts "), free(part.counts)];
      const value = [mark("### "), whole(inFull(part.hedged))];
      return [
        ...line(!isFirst),
        textBlock([...value, ...words, mark("\n"), ...saidPieces(part.hedged), ...counts]),
      ];
    }
    case "agreement": {
      const follows = parts[place - 1]?.kind === "agreement";
      return [...line(!isFirst && !follows), textBlock([mark(`${MARKS[part.verdict]} `), lines(part.text)])];
    }
    case "chart":
      return [...line(!isFirst), ...chartBlocks(part, pictures.get(part))];
    case "change": {
      const follows = parts[place - 1]?.kind === "change";
      return [...line(!isFirst && !follows), ...changeBlocks(part)];
    }
    case "entries":
      return entryBlocks(part);
    case "problem":
      return [textBlock([mark("**Problem:** "), lines(part.text)])];
    case "note":
      return [textBlock([mark("-# "), free(part.text)])];
    case "buttons":
      return buttonBlocks(part);
    case "form":
      return formBlocks(part);
  }
}

const textBlock = (pieces: readonly Piece[]): Block & { kind: "text" } => ({ kind: "text", pieces });
const line = (isWanted: boolean): Block[] => (isWanted ? [{ kind: "line" }] : []);

/** A sentence with its values in bold, and who said each of them below. One too long is divided between two runs. */
function textBlocks(runs: Text["runs"]): Block[] {
  const sentence = runs.map((run) => (typeof run === "string" ? lines(run) : whole(run.value, true)));
  const figures = runs.filter((run) => typeof run !== "string");
  const pieces = [...sentence, ...attributionPieces(figures)];
  if (runs.length < 2 || write(pieces).length <= ROOM.text) return [textBlock(pieces)];
  const half = Math.ceil(runs.length / 2);
  return [...textBlocks(runs.slice(0, half)), ...textBlocks(runs.slice(half))];
}

/** The value large, between what it is of and who says so. The reference is what to type to have it again. */
function cardBlocks({ label, hedged }: FigureCard): Block[] {
  const name = [free(label, { bold: true })];
  const card = [
    mark("# "),
    whole(inFull(hedged)),
    mark("\n"),
    ...saidPieces(hedged),
    mark(" · "),
    free(hedged.ref),
  ];
  const all = [...name, mark("\n"), ...card];
  return write(all).length <= ROOM.text
    ? [textBlock(all)]
    : [{ ...textBlock(name), leads: true }, textBlock(card)];
}

/** What a figure was and what it is, under its label. What is no longer told is not bold. */
function changeBlocks(part: ChangePart): Block[] {
  const label = free(part.label, { bold: true });
  const told = changeLines(part).map(({ word, hedged, isOld }) => [
    mark(`${word}: `),
    whole(inFull(hedged), !isOld),
    mark("\n-# "),
    ...saidInLine(hedged),
  ]);
  const why = part.why === undefined ? [] : [[mark("-# "), free(part.why)]];
  const all = [[label], ...told, ...why];
  const together = all.flatMap((line, place) => (place === 0 ? line : [mark("\n"), ...line]));
  return write(together).length <= ROOM.text ? [textBlock(together)] : all.map(textBlock);
}

/** Discord has no tables: a row is its label, the value, and who says so on the line below. */
function tableBlocks({ caption, rows }: FigureTable): Block[] {
  const texts = rows.map(({ label, hedged }) =>
    textBlock([free(label), mark("\n"), whole(inFull(hedged), true), mark("\n-# "), ...saidInLine(hedged)]),
  );
  const menus = menusFor(
    rows.map(({ label, hedged, command }) => ({ label, detail: inFull(hedged), command })),
    "Show a figure in full",
  );
  return [{ ...textBlock([mark("## "), free(caption)]), leads: true }, ...texts, ...menus.map(menuRow)];
}

/** A few entries have a button each, beside what they say; many have a menu below. */
function entryBlocks({ entries }: Entries): Block[] {
  const pressable = entries.filter((entry) => entry.command !== undefined && isPressable(entry.command));
  if (pressable.length <= BUTTONS_IN_LIST) {
    return entries.map((entry) => {
      const pieces = entryPieces(entry);
      return pressable.includes(entry)
        ? { kind: "section", pieces, button: buttonFor({ label: "Show", command: entry.command! }) }
        : textBlock(pieces);
    });
  }
  const choices = pressable.map(({ title, detail, command }) => ({
    label: title,
    detail: detail && plainWords(detail),
    command: command!,
  }));
  return [
    ...entries.map((entry) => textBlock(entryPieces(entry))),
    ...menusFor(choices, "Choose one").map(menuRow),
  ];
}

function entryPieces({ title, detail, command }: Entry): Piece[] {
  const below = detail === undefined ? [] : [mark("\n-# "), ...runsOf(detail).flatMap(runPieces)];
  const typed = command === undefined || isPressable(command) ? [] : typedPieces(command);
  return [free(title, { bold: true }), ...below, ...typed];
}

/** A moment is Discord's own timestamp, which each reader sees in their zone (reference, "Message Formatting"). */
function runPieces(run: string | Moment): Piece[] {
  if (typeof run !== "string") return [mark(`<t:${unixOf(run)}:f>`)];
  const space = (isThere: boolean) => (isThere ? [mark(" ")] : []);
  return [...space(/^\s/.test(run)), free(run), ...space(/\s$/.test(run))];
}

/** For a command that no control can carry. */
const typedPieces = (command: string): Piece[] => [mark("\n-# Type "), free(command)];

function buttonBlocks({ buttons }: Buttons): Block[] {
  const pressable = buttons.filter(({ command }) => isPressable(command));
  const rows = Array.from({ length: Math.ceil(pressable.length / BUTTONS_IN_ROW) }, (_, row) => ({
    kind: "row" as const,
    controls: pressable.slice(row * BUTTONS_IN_ROW, (row + 1) * BUTTONS_IN_ROW).map(buttonFor),
  }));
  const others = buttons.filter(({ command }) => !isPressable(command));
  return [...rows, ...others.map(({ label, command }) => textBlock([free(label), ...typedPieces(command)]))];
}

/** Where no form can be opened, a press of the button is another try. */
function formBlocks(form: Form): Block[] {
  const { text, open } = formInWords(form);
  const buttons = [{ label: OPEN_FORM, command: open }];
  return [textBlock([free(text)]), ...buttonBlocks({ kind: "buttons", buttons })];
}

const menuRow = (menu: ReturnType<typeof menusFor>[number]): Block => ({ kind: "row", controls: [menu] });
