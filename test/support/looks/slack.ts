import type { types } from "@slack/bolt";
import { html, type Markup, outward } from "../../../src/adapters/local/markup.ts";
import { markedLook, plainLook } from "./slack-marks.ts";

/** A message as Slack keeps it. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly object[];
  readonly ephemeralTo?: string | undefined;
}

/** Where a picture can be seen that was sent along, by Slack's id of the file or Discord's name for it. */
export type PictureOf = (file: string) => string | undefined;

/** A message as Slack shows it: near enough to judge a layout by. Throws for a block it does not know. */
export function slackLook({ text, blocks, ephemeralTo }: SlackMessage, pictureOf: PictureOf): Markup {
  const shown = blocks.length === 0 ? html`<p>${markedLook(text)}</p>` : blocks.map(asBlock(pictureOf));
  const aside = ephemeralTo === undefined ? "" : html`<p class="aside">Only visible to you</p>`;
  return html`<article class="slack-message"><div class="face" aria-hidden="true">D</div><div class="said">${aside}<p class="who"><b>Dateline</b> <span class="app">APP</span> <time>9:41 AM</time></p>${shown}</div></article>`;
}

const asBlock = (pictureOf: PictureOf) => (block: object) => blockLook(block as types.KnownBlock, pictureOf);

function blockLook(block: types.KnownBlock, pictureOf: PictureOf): Markup {
  switch (block.type) {
    case "header":
      return html`<h3 class="header" dir="auto">${plainLook(block.text.text)}</h3>`;
    case "section":
      return sectionLook(block);
    case "context":
      return html`<div class="context" dir="auto">${block.elements.map((element) => contextLook(element, pictureOf))}</div>`;
    case "actions":
      return html`<div class="actions">${block.elements.map(controlLook)}</div>`;
    case "rich_text":
      return html`<div class="rich">${block.elements.map(richLook)}</div>`;
    case "table":
      return html`<div class="table"><table>${block.rows.map(rowLook)}</table></div>`;
    case "image":
      return imageLook(block, pictureOf);
    case "divider":
      return html`<hr>`;
    default:
      throw new TypeError(`There is no look yet for a block of Slack's of the type ${block.type}.`);
  }
}

function sectionLook({ text, fields = [], accessory }: types.SectionBlock): Markup {
  const words = text === undefined ? "" : html`<div class="words" dir="auto">${textLook(text)}</div>`;
  const columns =
    fields.length === 0
      ? ""
      : html`<div class="fields">${fields.map((field) => html`<div dir="auto">${textLook(field)}</div>`)}</div>`;
  return html`<div class="section"><div>${words}${columns}</div>${accessory && controlLook(accessory)}</div>`;
}

function textLook({ type, text }: types.TextObject): Markup[] {
  return type === "mrkdwn" ? markedLook(text) : plainLook(text);
}

function contextLook(element: types.ContextBlockElement, pictureOf: PictureOf): Markup {
  return element.type === "image" ? imageLook(element, pictureOf) : html`<span>${textLook(element)}</span>`;
}

function controlLook(control: types.ActionsBlockElement | types.SectionBlockAccessory): Markup {
  switch (control.type) {
    case "button":
      return html`<button type="button" class="${control.style ?? "default"}" title="${control.value ?? control.url ?? ""}">${control.text.text}</button>`;
    case "static_select":
      return html`<select>${[control.placeholder?.text ?? "", ...(control.options ?? []).map(({ text }) => text.text)].map((label) => html`<option>${label}</option>`)}</select>`;
    default:
      throw new TypeError(`There is no look yet for a control of Slack's of the type ${control.type}.`);
  }
}

function richLook(element: types.RichTextBlock["elements"][number]): Markup {
  switch (element.type) {
    case "rich_text_section":
      return html`<p dir="auto">${element.elements.map(runLook)}</p>`;
    case "rich_text_list":
      return html`<ul>${element.elements.map(({ elements }) => html`<li dir="auto">${elements.map(runLook)}</li>`)}</ul>`;
    default:
      throw new TypeError(`There is no look yet for rich text of the type ${element.type}.`);
  }
}

function runLook(run: types.RichTextElement): Markup {
  switch (run.type) {
    case "text":
      return styled(plainLook(run.text), run.style);
    case "link":
      return outward(run.url, styled(plainLook(run.text ?? run.url), run.style));
    case "date":
      return html`<time>${run.fallback ?? ""}</time>`;
    default:
      return html`<mark class="mention">${run.type}</mark>`;
  }
}

function styled(text: Markup[], style: { bold?: boolean; italic?: boolean } = {}): Markup {
  const shown = style.italic ? html`<i>${text}</i>` : html`${text}`;
  return style.bold ? html`<b>${shown}</b>` : shown;
}

/** The first row of a table is its head. */
function rowLook(cells: types.TableBlock["rows"][number], row: number): Markup {
  const shown = cells.map((cell) =>
    cell.type === "rich_text" ? html`${cell.elements.map(richLook)}` : html`${plainLook(cell.text)}`,
  );
  const asCell = (cell: Markup) =>
    row === 0 ? html`<th dir="auto">${cell}</th>` : html`<td dir="auto">${cell}</td>`;
  return html`<tr>${shown.map(asCell)}</tr>`;
}

function imageLook(image: types.ImageBlock | types.ImageElement, pictureOf: PictureOf): Markup {
  const file = "slack_file" in image ? image.slack_file : undefined;
  const source =
    file && "id" in file ? pictureOf(file.id) : "image_url" in image ? image.image_url : undefined;
  const title = "title" in image ? image.title?.text : undefined;
  return html`<figure>${title && html`<figcaption>${title}</figcaption>`}<img src="${source ?? ""}" alt="${image.alt_text}"></figure>`;
}
