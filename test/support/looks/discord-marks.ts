import { html, type Markup, outward } from "../../../src/adapters/local/markup.ts";

/** A text of Discord's markdown, line by line: headings, small print, quotes and lists begin a line. */
export function markdownLook(text: string): Markup[] {
  return text.split("\n").map(lineLook);
}

const LINES: readonly (readonly [RegExp, (rest: Markup[]) => Markup])[] = [
  [/^-# +/, (rest) => html`<small dir="auto">${rest}</small>`],
  [/^# +/, (rest) => html`<h3 class="large" dir="auto">${rest}</h3>`],
  [/^## +/, (rest) => html`<h3 class="middling" dir="auto">${rest}</h3>`],
  [/^### +/, (rest) => html`<h3 dir="auto">${rest}</h3>`],
  [/^> +/, (rest) => html`<blockquote dir="auto">${rest}</blockquote>`],
  [/^[-*] +/, (rest) => html`<ul><li dir="auto">${rest}</li></ul>`],
];

function lineLook(line: string): Markup {
  for (const [mark, look] of LINES) {
    const found = mark.exec(line);
    if (found !== null) return look(inlineLook(line.slice(found[0].length)));
  }
  return html`<p dir="auto">${inlineLook(line)}</p>`;
}

/** A backslash before anything but a letter, a digit or a space makes it stand for itself. */
const INLINE =
  /\\([^\p{L}\p{N}\s])|\*\*((?:\\.|[^\\])+?)\*\*|`([^`]+)`|\[((?:\\.|[^\\\]])*)\]\((https?:[^\s)]+)\)|<t:(\d+)(?::\w)?>|<[@#][!&]?\d+>|@(?:everyone|here)\b/gu;

function inlineLook(text: string): Markup[] {
  const shown: Markup[] = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    shown.push(html`${text.slice(at, found.index)}`, markLook(found));
    at = found.index + found[0].length;
  }
  return [...shown, html`${text.slice(at)}`];
}

/** A mention looks as loud as it is: nothing of ours is to have one. */
function markLook([whole, escaped, bold, code, label, address, unix]: RegExpExecArray): Markup {
  if (escaped !== undefined) return html`${escaped}`;
  if (bold !== undefined) return html`<b>${inlineLook(bold)}</b>`;
  if (code !== undefined) return html`<code>${code}</code>`;
  if (address !== undefined) return outward(address, html`${inlineLook(label ?? "")}`);
  if (unix !== undefined) return html`<time>${timeLook(Number(unix))}</time>`;
  return html`<mark class="mention">${whole}</mark>`;
}

const clock = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** As a reader in UTC has it. */
function timeLook(unix: number): string {
  return clock.format(unix * 1000);
}
