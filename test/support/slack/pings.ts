import { type Json, objectsIn, textOf } from "./json.ts";

/** Somebody who would be notified by a message. */
export interface Ping {
  kind: "here" | "channel" | "everyone" | "user" | "usergroup";
  /** The id or the handle that was written; empty for the broadcasts. */
  target: string;
  /** The words that do it. */
  words: string;
}

export interface PingSource {
  text: string;
  blocks: readonly Json[];
  attachments: readonly Json[];
  /** Bare `@here` and `@handle` count too: `link_names`, or `parse` set to `full`. */
  linksNames: boolean;
  handles: readonly string[];
}

const COMMAND = /<!(here|channel|everyone)(?:\|[^>]*)?>/g;
const USER = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const GROUP = /<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>/g;
const BARE = /(?<![\w.@/])@([a-z0-9][\w.-]*)/gi;

/** Everybody a message would ping. An escaped `&lt;!here&gt;` is only text; `plain_text` and raw cells never ping. */
export function pingsOf(source: PingSource): Ping[] {
  const marked = [source.text, ...[source.blocks, source.attachments].flatMap(markedTexts)];
  return [
    ...marked.flatMap((text) => pingsIn(text, source)),
    ...[...objectsIn(source.blocks), ...objectsIn(source.attachments)].flatMap(richPing),
  ];
}

function pingsIn(text: string, source: PingSource): Ping[] {
  const written = [
    ...all(text, COMMAND).map(([words, kind]) => ({ kind: kind as Ping["kind"], target: "", words })),
    ...all(text, USER).map(([words, target]) => ({ kind: "user" as const, target, words })),
    ...all(text, GROUP).map(([words, target]) => ({ kind: "usergroup" as const, target, words })),
  ];
  if (!source.linksNames) return written;
  return [...written, ...all(text, BARE).flatMap(([words, name]) => barePing(words, name, source.handles))];
}

function barePing(words: string, name: string, handles: readonly string[]): Ping[] {
  const lower = name.toLowerCase();
  if (lower === "here" || lower === "channel" || lower === "everyone") {
    return [{ kind: lower, target: "", words }];
  }
  return handles.includes(lower) ? [{ kind: "user", target: lower, words }] : [];
}

function all(text: string, pattern: RegExp): [words: string, target: string][] {
  return [...text.matchAll(pattern)].map((found) => [found[0], found[1] ?? ""]);
}

/** Texts in which Slack reads mentions: mrkdwn objects, markdown blocks, the texts of old attachments. */
function markedTexts(value: readonly Json[]): string[] {
  return [...objectsIn(value)].flatMap((part) => {
    if (part.type === "mrkdwn" || part.type === "markdown") return textOf(part.text) ?? [];
    if (part.type !== undefined) return [];
    return [part.text, part.pretext, part.fallback].flatMap((text) => textOf(text) ?? []);
  });
}

function richPing(element: Json): Ping[] {
  const words = JSON.stringify(element);
  if (element.type === "broadcast") {
    return [{ kind: (textOf(element.range) ?? "here") as Ping["kind"], target: "", words }];
  }
  if (element.type === "user") return [{ kind: "user", target: textOf(element.user_id) ?? "", words }];
  if (element.type === "usergroup") {
    return [{ kind: "usergroup", target: textOf(element.usergroup_id) ?? "", words }];
  }
  return [];
}
