import { findChannel } from "./channel.ts";
import { takeContent } from "./content.ts";
import type { Ack } from "./delivery.ts";
import { common, type Interaction, interactionOf, type Wire } from "./interaction.ts";
import type { Json } from "./json.ts";
import { post } from "./post.ts";
import { Refusal } from "./refusal.ts";
import { answerTo } from "./response-url.ts";
import type { Channel, Person } from "./world.ts";

export interface Slash {
  command: string;
  text?: string;
  user: Person;
  channel: Channel | string;
}

/** A person types a command and sends it. */
export async function slash(wire: Wire, { command, text = "", user, channel }: Slash): Promise<Interaction> {
  const { world } = wire;
  const where = typeof channel === "string" ? findChannel(world, channel) : channel;
  if (where === undefined) throw new Error(`There is no channel ${channel}`);
  const responseUrl = wire.responseUrls.give(user.id, where);
  const payload = {
    ...common(world),
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: where.id,
    // Slack keeps the names of private channels to itself.
    channel_name: where.kind === "private" ? "privategroup" : where.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    response_url: responseUrl,
    trigger_id: wire.triggers.issue(user.id),
    is_enterprise_install: "false",
  };
  const since = world.nextOrder();
  const { envelope, ack } = wire.delivery.deliver("slash_commands", payload);
  const taken = await ack;
  const error = showAck(wire, taken, {
    command: `${command} ${text}`.trim(),
    user,
    channel: where,
    responseUrl,
  });
  return interactionOf(wire, { envelope, user: user.id, channel: where.id, since }, taken, error);
}

interface Typed {
  command: string;
  user: Person;
  channel: Channel;
  responseUrl: string;
}

/** Shows the answer that came with the ack; gives the error Slack shows instead, if any. */
function showAck({ world, responseUrls }: Wire, ack: Ack, typed: Typed): string | undefined {
  if (!ack.ok || Object.keys(ack.payload).length === 0) return undefined;
  if (ack.payload.response_type === "in_channel") showCommand(world, typed);
  const hasContent = ["text", "blocks", "attachments"].some((key) => ack.payload[key] !== undefined);
  if (!hasContent) return undefined;
  try {
    const content = takeContent(world, ack.payload, "only flagged");
    const to = { user: typed.user.id, channel: typed.channel };
    responseUrls.answeredByAck(typed.responseUrl, answerTo(world, to, ack.payload, content, "ack"));
    return undefined;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    world.flag("invalid_command_response", JSON.stringify(cause.details.errors ?? cause.code));
    return "invalid_command_response";
  }
}

/** An answer for the whole channel brings the typed command with it. */
function showCommand(world: Wire["world"], { command, user, channel }: Typed): void {
  const words: Json = { text: command };
  post(world, { channel, user: user.id, content: takeContent(world, words), via: "person" });
}
