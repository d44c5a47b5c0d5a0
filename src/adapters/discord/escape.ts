import { isolated } from "../../text/isolated.ts";

/**
 * Text of a reply as Discord's markdown that shows just that text: no style, link, mention, timestamp, emoji of a
 * server, list, heading or quote comes of it. `@` is escaped for the look of it: what keeps a mention from pinging
 * is `allowed_mentions`.
 */
export function escapeText(text: string): string {
  const escaped = printable(text)
    .replace(/[\\*_`<[\]@]/g, "\\$&")
    .replace(/~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\|/g, "\\$&")
    // An address becomes a link, and an invite a card, without being asked.
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/(discord(?:app)?\.(?:gg|com))(?=\/)/gi, "$1\\")
    .replace(/^(\s*)(?=>|#{1,3}(?:\s|$)|[-+](?:[\s#]|$))/gm, "$1\\")
    .replace(/^(\s*\d+)(?=[.)]\s)/gm, "$1\\");
  return isolated(escaped);
}

/** The same on one line: a line break would end a heading. */
export function escapeLine(text: string): string {
  return escapeText(text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ").trim());
}

/** A link with escaped text. Only addresses of the web lead anywhere. */
export function linkTo(escaped: string, address: string | undefined): string {
  if (address === undefined || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return escaped;
  const plain = /^[\x21-\x7e]+$/.test(address) ? address : new URL(address).href;
  return `[${escaped}](${plain.replace(/[()<>\\]/g, percent)})`;
}

/** Without control characters and halves of characters, which Discord refuses or drops. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}](?<![\n\t])/gu, "");
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
