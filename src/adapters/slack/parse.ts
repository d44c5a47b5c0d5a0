import { z } from "zod";

/** A command as it reached us from Slack, typed or pressed. */
export interface Asked {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  /** Where answers go; in an App Home there is none. */
  readonly responseUrl?: string | undefined;
  readonly thread?: string | undefined;
  /** What a form can be opened with, within three seconds. */
  readonly trigger?: string | undefined;
  /** Messages of the answer that were sent before: a button goes on from there. */
  readonly skip: number;
  /** What no other command has in common with this one, besides the envelope. */
  readonly ids: readonly string[];
}

const typed = z.object({
  command: z.string(),
  text: z.string().default(""),
  user_id: z.string(),
  channel_id: z.string().default(""),
  response_url: z.string().startsWith("http").optional(),
  trigger_id: z.string().default(""),
});

/** Reads a slash command. Undefined where it is none. */
export function parseTyped(payload: unknown): Asked | undefined {
  const { data } = typed.safeParse(payload);
  if (data === undefined) return undefined;
  return {
    user: data.user_id,
    channel: data.channel_id,
    text: `${data.command} ${plainText(data.text)}`.trim(),
    responseUrl: data.response_url,
    trigger: data.trigger_id,
    skip: 0,
    ids: [`${data.trigger_id} ${data.response_url}`],
  };
}

const pressed = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ channel_id: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  response_url: z.string().startsWith("http").optional(),
  trigger_id: z.string().default(""),
  actions: z.tuple(
    [
      z.object({
        action_id: z.string().default(""),
        action_ts: z.string().default(""),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    ],
    z.unknown(),
  ),
});

/**
 * Reads the press of a button or the choice in a menu: its value is the command, as whoever pressed it might have
 * typed it. Undefined where there is none, as with a link.
 */
export function parsePressed(payload: unknown): Asked | undefined {
  const { data } = pressed.safeParse(payload);
  const [action] = data?.actions ?? [];
  const text = action?.selected_option?.value ?? action?.value;
  if (data === undefined || action === undefined || !text) return undefined;
  return {
    user: data.user.id,
    channel: data.channel?.id ?? data.container?.channel_id ?? "",
    text,
    responseUrl: data.response_url,
    thread: data.container?.thread_ts,
    trigger: data.trigger_id,
    skip: Number(/^rest:(\d{1,4})$/.exec(action.action_id)?.[1] ?? 0),
    ids: [`${data.trigger_id} ${data.response_url} ${action.action_ts}`],
  };
}

/** A form that somebody sent: its command, and what was filled in, by the names of its fields. */
export interface Submitted extends Asked {
  readonly filled: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
}

const submitted = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().default(""),
  view: z.object({
    id: z.string().default(""),
    hash: z.string().default(""),
    callback_id: z.literal("form"),
    private_metadata: z.string(),
    state: z.object({
      values: z.record(
        z.string(),
        z.object({
          filled: z.object({
            value: z.string().nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
          }),
        }),
      ),
    }),
  }),
});

const metadata = z.object({
  command: z.string().startsWith("/"),
  channel: z.string().default(""),
  responseUrl: z.string().startsWith("http").optional(),
  thread: z.string().optional(),
});

/** Reads a form that was sent. Undefined where it is none of ours. */
export function parseSubmitted(payload: unknown): Submitted | undefined {
  const { data } = submitted.safeParse(payload);
  const { data: about } = metadata.safeParse(jsonOf(data?.view.private_metadata));
  if (data === undefined || about === undefined) return undefined;
  const { user, view, trigger_id } = data;
  const { command: text, ...place } = about;
  const values = Object.entries(view.state.values);
  return {
    ...{
      ...place,
      user: user.id,
      text,
      trigger: trigger_id,
      skip: 0,
      ids: [`${trigger_id} ${view.id} ${view.hash}`],
    },
    fields: values.map(([name]) => name),
    filled: Object.fromEntries(
      values.map(([name, { filled }]) => [name, filled.selected_option?.value ?? filled.value ?? ""]),
    ),
  };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

const homeOpened = z.object({
  event_id: z.string().default(""),
  event: z.object({ type: z.literal("app_home_opened"), user: z.string(), tab: z.literal("home") }),
});

/** Reads the opening of an App Home. */
export function parseHomeOpened(
  payload: unknown,
): { readonly user: string; readonly ids: string[] } | undefined {
  const { data } = homeOpened.safeParse(payload);
  return data && { user: data.event.user, ids: data.event_id === "" ? [] : [data.event_id] };
}

/** What a person says to the bot by name. */
export interface Mentioned {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  /** The message's own time, by which Slack names it. */
  readonly ts: string;
  /** Where the answer goes: the thread it was said in, or one that begins with it. */
  readonly thread: string;
  readonly ids: readonly string[];
}

const mentioned = z.object({
  event_id: z.string().default(""),
  authorizations: z.array(z.object({ user_id: z.string() })).default([]),
  event: z.object({
    type: z.literal("app_mention"),
    user: z.string(),
    text: z.string(),
    ts: z.string(),
    channel: z.string(),
    thread_ts: z.string().optional(),
    bot_id: z.string().optional(),
    subtype: z.string().optional(),
  }),
});

/** Reads a message that names the bot. Undefined where there is none, and where a bot has written it. */
export function parseMentioned(payload: unknown): Mentioned | undefined {
  const { data } = mentioned.safeParse(payload);
  if (data === undefined) return undefined;
  const { user, text, ts, channel, thread_ts, bot_id, subtype } = data.event;
  const self = data.authorizations[0]?.user_id;
  if (bot_id !== undefined || subtype !== undefined || user === self) return undefined;
  const own =
    self === undefined ? /^\s*<@[A-Z0-9]+(?:\|[^>]*)?>/ : new RegExp(`<@${self}(?:\\|[^>]*)?>`, "g");
  return {
    user,
    channel,
    text: plainText(text.replace(own, " ")).trim(),
    ts,
    thread: thread_ts ?? ts,
    ids: [...(data.event_id === "" ? [] : [data.event_id]), `${channel} ${ts}`],
  };
}

/**
 * What a person typed, from what Slack made of it: mentions become ids, which no rename changes; links become
 * addresses; the three escaped characters become themselves.
 */
function plainText(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return text
    .replace(/<[@#]([A-Z0-9]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, "@$1")
    .replace(/<(https?:[^|>]+|mailto:[^|>]+)(?:\|([^>]*))?>/g, (_, address: string, shown?: string) =>
      address.startsWith("mailto:") ? (shown ?? address.slice("mailto:".length)) : address,
    )
    .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">" })[name]!);
}
