import { findChannel } from "./channel.ts";
import { takeContent } from "./content.ts";
import type { Ack } from "./delivery.ts";
import { common, type Interaction, interactionOf, type Wire } from "./interaction.ts";
import type { Json } from "./json.ts";
import type { Message } from "./message.ts";
import { post } from "./post.ts";
import { directMessage } from "./settle.ts";
import { homeOf, viewAsApi } from "./view.ts";
import type { Channel, Person, World } from "./world.ts";

/** When Slack tries an event again that was not acknowledged: at once, after a minute, after five. */
const AGAIN_MS = [0, 60_000, 300_000];

/** Tells the app of an event, and again until it is acknowledged; resolves with the first attempt. */
export async function sendEvent(
  wire: Wire,
  event: Json,
  by: { user: string; channel?: string },
): Promise<Interaction> {
  const { world } = wire;
  const payload = {
    ...common(world),
    team_id: world.team.id,
    type: "event_callback",
    event: { event_ts: world.nextTs(), ...event },
    event_id: world.invent("Ev"),
    event_time: Math.floor(world.clock.now() / 1000),
    event_context: world.invent("ctx"),
    is_ext_shared_channel: false,
    authorizations: [
      {
        ...{ enterprise_id: null, team_id: world.team.id, user_id: world.bot.userId },
        ...{ is_bot: true, is_enterprise_install: false },
      },
    ],
  };
  const since = world.nextOrder();
  const { envelope, ack } = wire.delivery.deliver("events_api", payload);
  const taken = await ack;
  tryAgain(wire, payload, taken, 1);
  return interactionOf(wire, { envelope, user: by.user, channel: by.channel, since }, taken);
}

function tryAgain(wire: Wire, payload: Json, ack: Ack, attempt: number): void {
  const wait = AGAIN_MS[attempt - 1];
  if (ack.ok || wait === undefined) return;
  const reason = ack.error === "operation_timeout" ? "timeout" : "http_error";
  wire.world.clock.after(wait, () => {
    const next = wire.delivery.deliver("events_api", payload, { attempt, reason });
    next.ack.then((taken) => tryAgain(wire, payload, taken, attempt + 1));
  });
}

/** A person writes a message. The app is not told. */
export function say(
  world: World,
  words: { text: string; user: Person; channel: Channel | string; thread?: string },
): Message {
  const channel = typeof words.channel === "string" ? findChannel(world, words.channel) : words.channel;
  if (channel === undefined) throw new Error(`There is no channel ${words.channel}`);
  const content = takeContent(world, { text: words.text });
  return post(world, { channel, content, user: words.user.id, via: "person", threadTs: words.thread });
}

/** A person writes to the bot in a channel, by name. */
export async function mention(
  wire: Wire,
  words: { text: string; user: Person; channel: Channel | string; thread?: string },
): Promise<Interaction> {
  const { world } = wire;
  const message = say(world, { ...words, text: `<@${world.bot.userId}> ${words.text}` });
  const event = {
    ...{ type: "app_mention", user: words.user.id, text: message.text, ts: message.ts },
    ...{ channel: message.channel, team: world.team.id, event_ts: message.ts },
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
  };
  return sendEvent(wire, event, { user: words.user.id, channel: message.channel });
}

/** A person opens the app's home. */
export async function openHome(
  wire: Wire,
  user: Person,
  tab: "home" | "messages" = "home",
): Promise<Interaction> {
  const { world } = wire;
  const channel = directMessage(world, user.id);
  const home = homeOf(world, user.id);
  const event = {
    ...{ type: "app_home_opened", user: user.id, channel: channel.id, tab },
    ...(home !== undefined && { view: viewAsApi(world, home) }),
  };
  return sendEvent(wire, event, { user: user.id, channel: channel.id });
}
