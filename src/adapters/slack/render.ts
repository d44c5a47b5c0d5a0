import { formInWords, OPEN_FORM } from "../../chat/form.ts";
import { groupsOf } from "../../chat/part-groups.ts";
import type { Buttons, Form, Part, Reply } from "../../chat/reply.ts";
import { button, chunksOf, fitsButton, large, section, small } from "./blocks.ts";
import { ACTIONS, BUTTON_LABEL } from "./limits.ts";
import { asPiece, type Message, type Piece, packPieces } from "./pack.ts";
import { pieceOf, stretches } from "./pieces.ts";
import { renderChart } from "./render-chart.ts";
import { renderAgreement, renderCard, renderChange, renderClaims, renderText } from "./render-hedged.ts";
import { renderEntries, renderFigures } from "./render-lists.ts";

export interface Looks {
  /** Whether there are tables where it will stand: in an App Home there are none. */
  readonly tables: boolean;
}

/**
 * A reply as messages of Slack's, at least one. Content is only ever text: nothing in it pings, links or formats.
 * Each message's `text` says all of its figures in words.
 */
export function renderReply(reply: Reply, looks: Looks = { tables: true }): Message[] {
  const groups = groupsOf(reply.parts).flatMap((group, at, all) => [
    ...(isSetApart(group, all[at - 1]) ? [RULE] : []),
    ...renderGroup(group, looks),
  ]);
  const messages = packPieces(groups);
  return messages.length > 0 ? messages : [{ text: "—", blocks: section("—") }];
}

const RULE = asPiece("", [{ type: "divider" }], true);

/** What begins something new has a rule above it: a headline, a card, what the reports printed, what they come to. */
function isSetApart([part]: readonly Part[], before: readonly Part[] | undefined): boolean {
  const above = before?.[0]?.kind;
  if (above === undefined || part === undefined) return false;
  if (part.kind === "claim") return above !== "heading";
  if (part.kind === "agreement") return above !== "agreement";
  return part.kind === "heading" || part.kind === "figure";
}

function renderGroup(group: readonly Part[], looks: Looks): Piece[] {
  const claims = group.filter((part) => part.kind === "claim");
  return claims.length > 0 ? renderClaims(claims) : group.flatMap((part) => renderPart(part, looks));
}

function renderPart(part: Part, looks: Looks): Piece[] {
  switch (part.kind) {
    case "heading":
      return stretches(part.text).flatMap((stretch) => pieceOf(stretch, large(stretch), true));
    case "text":
      return renderText(part);
    case "figure":
      return renderCard(part);
    case "figures":
      return renderFigures(part, looks);
    case "claim":
      return renderClaims([part]);
    case "agreement":
      return renderAgreement(part);
    case "chart":
      return renderChart(part);
    case "change":
      return renderChange(part);
    case "entries":
      return renderEntries(part);
    case "problem":
      return stretches(part.text).flatMap((stretch, at) =>
        pieceOf(stretch, section(at === 0 ? `⚠️ ${stretch}` : stretch)),
      );
    case "note":
      return stretches(part.text).flatMap((stretch) => pieceOf(stretch, small([{ text: stretch }])));
    case "buttons":
      return renderButtons(part);
    case "form":
      return renderForm(part);
  }
}

/** Where no form can be opened, a press of the button is another try. */
function renderForm(form: Form): Piece[] {
  const { text, open } = formInWords(form);
  return [
    ...stretches(text).flatMap((stretch) => pieceOf(stretch, section(stretch))),
    ...renderButtons({ kind: "buttons", buttons: [{ label: OPEN_FORM, command: open }] }),
  ];
}

/** A label too long for a button stands in full above; a command too long for one is to be typed. */
function renderButtons({ buttons }: Buttons): Piece[] {
  const pressable = buttons.filter(({ command }) => fitsButton(command));
  const long = pressable.filter(({ label }) => label.length > BUTTON_LABEL).map(({ label }) => label);
  const typed = buttons
    .filter(({ command }) => !fitsButton(command))
    .map(({ label, command }) => `${label}: ${command}`);
  const words = [...long, ...typed].flatMap(stretches);
  return [
    ...words.flatMap((stretch) => pieceOf(stretch, small([{ text: stretch }]))),
    ...chunksOf(pressable, ACTIONS).map((row) =>
      asPiece("", [{ type: "actions", elements: row.map(({ label, command }) => button(label, command)) }]),
    ),
  ];
}
