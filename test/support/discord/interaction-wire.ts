import type { Interaction } from "./interaction-book.ts";
import { FILE_MAX_BYTES } from "./message-limits.ts";
import { type State, toWire } from "./state.ts";
import { wireChannelPart, wireMember, wireUser } from "./world-wire.ts";

/** The INTERACTION_CREATE event (docs, receiving-and-responding: interaction structure). */
export function wireInteraction(
  interaction: Interaction,
  context: number,
  locale: string,
  data: object,
  state: State,
) {
  const { world } = state;
  const { user: person, channel, message } = interaction;
  return {
    id: interaction.id,
    application_id: interaction.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    ...(channel.guildId === undefined ? { user: wireUser(person) } : inGuild(interaction, state)),
    channel_id: channel.id,
    channel: wireChannelPart(channel, person, world),
    locale,
    app_permissions: world.permissionsIn(world.bot, channel).toString(),
    context,
    entitlements: [],
    authorizing_integration_owners: interaction.owners,
    attachment_size_limit: FILE_MAX_BYTES,
    ...(message && { message: toWire(state, message) }),
  };
}

/** `member` in a server, `user` in a DM. */
function inGuild({ user: person, channel }: Interaction, { world }: State) {
  const { id, locale } = world.guild;
  const permissions = world.permissionsIn(person, channel).toString();
  return {
    guild_id: id,
    guild: { id, locale, features: [] },
    guild_locale: locale,
    member: { ...wireMember(person, world), permissions },
  };
}
