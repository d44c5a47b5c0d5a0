import { html as template } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** HTML that only this house's templates have written. */
export type Markup = HtmlEscapedString;

type Content = string | Markup | undefined | readonly (string | Markup | undefined)[];

/**
 * A template of HTML: what is put into it stands as text, unless a template wrote it. hono's own may return a promise,
 * but only when it is given one, which `Content` rules out.
 */
export function html(strings: TemplateStringsArray, ...values: Content[]): Markup {
  return template(strings, ...values.map(withoutNul)) as Markup;
}

/** A NUL is no character in HTML: parsers drop it or put another in its place. */
function withoutNul(value: Content): Content {
  return typeof value === "string" ? value.replaceAll("\0", "") : value;
}

/** Text from a reply, kept in its own direction: Arabic in an English sentence does not turn the sentence round. */
export function isolated(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

/** A link to another site, which learns nothing of ours. What is not http or https is no link, only its text. */
export function outward(link: string | undefined, content: Markup): Markup {
  if (link === undefined || !isWebAddress(link)) return content;
  return html`<a href="${link}" target="_blank" rel="noopener noreferrer">${content}<span class="for-ears"> (opens in a new tab)</span></a>`;
}

function isWebAddress(link: string): boolean {
  return /^https?:\/\//i.test(link) && URL.canParse(link);
}
