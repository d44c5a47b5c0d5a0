import type { types } from "@slack/bolt";
import { isolated } from "../../text/isolated.ts";
import { LINK_IN_TEXT } from "./limits.ts";
import { escapeText, isTame } from "./mrkdwn.ts";

/** A stretch of text as a reader sees it. The text is plain; how it looks and where it leads stand beside it. */
export interface Span {
  readonly text: string;
  readonly bold?: boolean | undefined;
  readonly link?: string | undefined;
  /** Seconds since 1970 of the instant that the text tells in words: readers see it in their own zone. */
  readonly at?: number | undefined;
}

/** Spans that stand in one line, each in its own direction. A span alone needs nothing to keep it from others. */
function apart(spans: readonly Span[]): readonly Span[] {
  const isAlone = spans.filter(({ text }) => text !== "").length < 2;
  return isAlone ? spans : spans.map((span) => ({ ...span, text: isolated(span.text) }));
}

export function plainOf(spans: readonly Span[]): string {
  return apart(spans)
    .map(({ text }) => text)
    .join("");
}

/** Spans as mrkdwn, or undefined where mrkdwn would read something else in them than they say. */
export function mrkdwnOf(spans: readonly Span[], limit: number): string | undefined {
  if (!spans.every(canBeMrkdwn) || !isTame(plainOf(spans))) return undefined;
  const text = apart(spans)
    .map((span) => {
      const escaped = escapeText(span.text);
      if (span.at !== undefined) return `<!date^${span.at}^${DATE}|${escaped}>`;
      const linked = span.link === undefined ? escaped : `<${escapeLink(span.link)}|${escaped}>`;
      return span.bold ? `*${linked}*` : linked;
    })
    .join("");
  return text.length <= limit && isWhole(spans) ? text : undefined;
}

/** A link's label ends at a line's end, and so does bold. */
function canBeMrkdwn({ text, bold, link }: Span): boolean {
  const isStyled = bold === true || link !== undefined;
  if (isStyled && (text.includes("\n") || text !== text.trim() || text === "")) return false;
  if (bold === true && isolated(text) !== text) return false;
  return isTame(text) && (link === undefined || link.length <= LINK_IN_TEXT);
}

/** Marks hold only at the edge of a word: bold in the middle of one would show its asterisks. */
function isWhole(spans: readonly Span[]): boolean {
  return spans.every(({ bold }, at) => {
    if (bold !== true) return true;
    const before = spans[at - 1]?.text ?? "";
    const after = spans[at + 1]?.text ?? "";
    return !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
  });
}

function escapeLink(link: string): string {
  return escapeText(link).replace(/[|\s]/g, encodeURIComponent);
}

/** Spans as rich text, in which Slack reads nothing at all. */
export function richOf(spans: readonly Span[]): types.RichTextSection {
  const shown = apart(spans).filter(({ text }) => text !== "");
  return {
    type: "rich_text_section",
    elements: (shown.length > 0 ? shown : [{ text: "—" }]).map(elementOf),
  };
}

/** How Slack words an instant: "today at 9:00 AM", or the date. */
const DATE = "{date_short_pretty} {time}";

function elementOf({ text, bold, link, at }: Span): types.RichTextElement {
  if (at !== undefined) return { type: "date", timestamp: at, format: DATE, fallback: text };
  const style = bold ? { style: { bold: true } } : {};
  return link === undefined ? { type: "text", text, ...style } : { type: "link", url: link, text, ...style };
}
