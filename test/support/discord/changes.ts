import { PermissionFlagsBits as P } from "discord.js";
import type { State } from "./state.ts";
import type { ChannelSpec, Ref, RoleSpec } from "./world-shapes.ts";
import { wireChannel, wireGuildCreate, wireRole } from "./world-wire.ts";

/** What people do to the server around the bot; each change reaches the bot as the event Discord sends. */
export function createChanges(state: State) {
  const { world, gateway, messages, membership } = state;

  /** Changes what a role or member may do in a channel; a later change for the same one replaces the earlier. */
  function overwrite(channel: Ref, forWhom: Ref, bits: { allow?: bigint; deny?: bigint }) {
    gateway.publish("CHANNEL_UPDATE", wireChannel(world.overwrite(channel, forWhom, bits), world));
  }

  return {
    overwrite,
    /** The bot can no longer see the channel: 50001. */
    hide: (channel: Ref) => overwrite(channel, world.bot.id, { deny: P.ViewChannel }),
    /** The bot sees the channel but may not write there: 50013. */
    mute: (channel: Ref) =>
      overwrite(channel, world.bot.id, { deny: P.SendMessages | P.SendMessagesInThreads }),
    /** Takes back `hide` and `mute`. */
    letIn: (channel: Ref) => overwrite(channel, world.bot.id, {}),

    addUser: world.addUser,
    addChannel(spec: ChannelSpec) {
      const channel = world.addChannel(spec);
      gateway.publish("CHANNEL_CREATE", wireChannel(channel, world));
      return channel;
    },
    /** Somebody starts a thread that everyone sees. */
    addThread(parent: Ref, name: string) {
      const thread = { archived: false, locked: false, ownerId: world.owner.id };
      const channel = world.addChannel({ name, type: 11 }, { parentId: world.channel(parent).id, thread });
      gateway.publish("THREAD_CREATE", wireChannel(channel, world));
      return channel;
    },
    addRole(spec: RoleSpec) {
      const role = world.addRole(spec);
      gateway.publish("GUILD_ROLE_CREATE", {
        guild_id: world.guild.id,
        role: wireRole(role, world.roles.size),
      });
      return role;
    },

    /** The channel is gone: 10003. */
    removeChannel(ref: Ref) {
      const channel = world.channel(ref);
      world.channels.delete(channel.id);
      gateway.publish(channel.thread ? "THREAD_DELETE" : "CHANNEL_DELETE", wireChannel(channel, world));
    },
    /** Puts a thread into the archive; locked, it cannot be written in again: 50083. */
    archive(ref: Ref, { locked = true }: { locked?: boolean } = {}) {
      const channel = world.channel(ref);
      channel.thread = { ownerId: world.owner.id, ...channel.thread, archived: true, locked };
      gateway.publish("THREAD_UPDATE", wireChannel(channel, world));
    },
    /** Somebody deletes a message. */
    removeMessage(message: { id: string }) {
      const stored = messages.messages.get(message.id);
      if (stored) messages.remove(stored);
    },

    /** Throws the bot out of the server. */
    throwOut() {
      membership.isInGuild = false;
      gateway.publish("GUILD_DELETE", { id: world.guild.id });
    },
    /** Invites the bot again. */
    invite() {
      membership.isInGuild = true;
      gateway.publish("GUILD_CREATE", wireGuildCreate(world));
    },
  };
}
