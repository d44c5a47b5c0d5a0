import { html, type Markup, outward } from "../../../src/adapters/local/markup.ts";

/** What mrkdwn reads marks in: links, dates and mentions in angle brackets, then bold, italics, struck out and code. */
const MARK =
  /<([^<>|]+)(?:\|([^<>]*))?>|(?<![\p{L}\p{N}])(?:\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~)(?![\p{L}\p{N}])|`([^`\n]+)`/gu;

/** A mrkdwn text as Slack shows it. */
export function markedLook(text: string): Markup[] {
  const shown: Markup[] = [];
  let at = 0;
  for (const found of text.matchAll(MARK)) {
    shown.push(...plainLook(unescaped(text.slice(at, found.index))), markLook(found));
    at = found.index + found[0].length;
  }
  return [...shown, ...plainLook(unescaped(text.slice(at)))];
}

function markLook([whole, target, label, bold, italic, struck, code]: RegExpExecArray): Markup {
  if (target !== undefined) return bracketLook(target, label);
  if (bold !== undefined) return html`<b>${markedLook(bold)}</b>`;
  if (italic !== undefined) return html`<i>${markedLook(italic)}</i>`;
  if (struck !== undefined) return html`<s>${markedLook(struck)}</s>`;
  return html`<code>${code === undefined ? whole : unescaped(code)}</code>`;
}

/** A mention looks as loud as it is: nothing of ours is to have one. */
function bracketLook(target: string, label: string | undefined): Markup {
  if (target.startsWith("!date^")) return html`<time>${unescaped(label ?? target)}</time>`;
  if (/^[@#!]/.test(target)) return html`<mark class="mention">${label ?? target}</mark>`;
  return outward(unescaped(target), html`${markedLook(label ?? target)}`);
}

/** Text with its line breaks. */
export function plainLook(text: string): Markup[] {
  return text.split("\n").map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`));
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
