import type { types } from "@slack/bolt";
import { breakText, cutText } from "../../text/break-text.ts";
import {
  BUTTON_LABEL,
  BUTTON_VALUE,
  CONTEXT,
  HEADER,
  OPTION_LABEL,
  OPTION_VALUE,
  OPTIONS,
  RICH,
  SECTION,
} from "./limits.ts";
import { mrkdwnOf, plainOf, richOf, type Span } from "./spans.ts";

export type Block = types.KnownBlock;

/** Text in which Slack makes nothing of what it finds. */
export function plainText(text: string): types.PlainTextElement {
  return { type: "plain_text", text: text.trim() === "" ? "—" : text, emoji: false };
}

/** Our own few marks; nothing in the text becomes a link or a mention by itself. */
export function markedText(text: string): types.MrkdwnElement {
  return { type: "mrkdwn", text, verbatim: true };
}

/** A text as large as Slack has it, or bold where it is too long for that. */
export function large(text: string): Block[] {
  return text.length <= HEADER ? [{ type: "header", text: plainText(text) }] : body([{ text, bold: true }]);
}

/** Text of the usual size. Spans longer than a block go on in the next. */
export function body(spans: readonly Span[]): Block[] {
  return stretchesOf(spans, RICH).map((stretch) => ({ type: "rich_text", elements: [richOf(stretch)] }));
}

/** Small grey text. */
export function small(spans: readonly Span[]): Block[] {
  const text = plainOf(spans);
  if (text.trim() === "") return [];
  const marked = mrkdwnOf(spans, CONTEXT);
  if (marked !== undefined) return [{ type: "context", elements: [markedText(marked)] }];
  const hasLink = spans.some(({ link }) => link !== undefined);
  if (hasLink) return body(spans);
  return breakText(text, CONTEXT).map((stretch) => ({ type: "context", elements: [plainText(stretch)] }));
}

export function section(text: string): Block[] {
  return breakText(text, SECTION).map((stretch) => ({ type: "section", text: plainText(stretch) }));
}

/** A list with a dot before each line. */
export function list(lines: readonly (readonly Span[])[]): Block {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_list", style: "bullet", elements: lines.map(richOf) }],
  };
}

/** A button that sends a command. Its action_id comes when it has its place in a message. */
export function button(label: string, command: string, about?: string): types.Button {
  return {
    type: "button",
    text: plainText(cutText(label, BUTTON_LABEL)),
    value: command,
    ...(about !== undefined && { accessibility_label: cutText(about, BUTTON_LABEL) }),
  };
}

export const fitsButton = (command: string): boolean => command !== "" && command.length <= BUTTON_VALUE;
export const fitsOption = (command: string): boolean => command !== "" && command.length <= OPTION_VALUE;

/** A menu of commands. At most OPTIONS of them. */
export function menu(
  placeholder: string,
  options: readonly { readonly label: string; readonly command: string }[],
): types.StaticSelect {
  return {
    type: "static_select",
    placeholder: plainText(placeholder),
    options: options.slice(0, OPTIONS).map(({ label, command }) => ({
      text: plainText(cutText(label, OPTION_LABEL)),
      value: command,
    })),
  };
}

/** Spans in groups of at most `limit` characters. */
function stretchesOf(spans: readonly Span[], limit: number): Span[][] {
  const groups: Span[][] = [];
  let room = 0;
  for (const span of spans) {
    for (const text of span.text.length > limit ? breakText(span.text, limit) : [span.text]) {
      if (text === "") continue;
      if (text.length > room) {
        groups.push([]);
        room = limit;
      }
      groups.at(-1)!.push({ ...span, text });
      room -= text.length;
    }
  }
  return groups;
}

export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
