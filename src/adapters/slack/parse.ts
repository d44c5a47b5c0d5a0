import { z } from "zod";

/** A command as it reached us from Slack, typed or pressed. */
export interface Asked {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  /** Where answers go; in an App Home there is none. */
  readonly responseUrl?: string | undefined;
  readonly thread?: string | undefined;
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
    skip: Number(/^rest:(\d{1,4})$/.exec(action.action_id)?.[1] ?? 0),
    ids: [`${data.trigger_id} ${data.response_url} ${action.action_ts}`],
  };
}

const homeOpened = z.object({
  event_id: z.string().default(""),
  event: z.object({ user: z.string(), tab: z.literal("home") }),
});

/** Reads the opening of an App Home. */
export function parseHomeOpened(
  payload: unknown,
): { readonly user: string; readonly ids: string[] } | undefined {
  const { data } = homeOpened.safeParse(payload);
  return data && { user: data.event.user, ids: data.event_id === "" ? [] : [data.event_id] };
}

/**
 * What a person typed, from what Slack made of it: mentions become ids, which no rename changes; links become
 * addresses; the three escaped characters become themselves.
 */
function plainText(text: string): string {
  return text
    .replace(/<[@#]([A-Z0-9]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, "@$1")
    .replace(/<(https?:[^|>]+|mailto:[^|>]+)(?:\|([^>]*))?>/g, (_, address: string, shown?: string) =>
      address.startsWith("mailto:") ? (shown ?? address.slice("mailto:".length)) : address,
    )
    .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">" })[name]!);
}
