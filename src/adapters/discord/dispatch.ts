import {
  type APIInteraction,
  type APIMessage,
  GatewayDispatchEvents,
  type SimpleShardingStrategy,
} from "discord.js";

type WebSockets = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/**
 * Takes interactions, and messages where they are asked for, as they come over the wire, before discord.js makes classes of them and keeps people in mind: it
 * holds them back for up to 15 s until every server has been heard of. Where it cannot make anything of an event, it
 * throws, and the process would end: here the event alone is lost.
 */
export function tap(
  manager: WebSockets,
  take: (interaction: APIInteraction) => void,
  hear: (message: APIMessage) => void,
  onFault: (error: unknown, event: string) => void,
): void {
  const emit = manager.emit.bind(manager) as (name: string, ...payload: unknown[]) => boolean;
  const tapped = (name: string, ...payload: unknown[]): boolean => {
    const event = name === "dispatch" ? (payload[0] as Dispatched).data : undefined;
    try {
      if (event?.t === GatewayDispatchEvents.InteractionCreate) take(event.d as APIInteraction);
      else if (event?.t === GatewayDispatchEvents.MessageCreate) hear(event.d as APIMessage);
      else return emit(name, ...payload);
    } catch (error) {
      onFault(error, event?.t ?? name);
    }
    return true;
  };
  manager.emit = tapped as typeof manager.emit;
}

interface Dispatched {
  readonly data: { readonly t: string; readonly d: unknown };
}
