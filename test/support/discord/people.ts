import { autocompleteData, type CommandCall, callData } from "./command-call.ts";
import { choiceData, findControl, pressData } from "./controls.ts";
import type { InteractionType } from "./interaction-book.ts";
import { wireInteraction } from "./interaction-wire.ts";
import { fillModal, type ModalFields } from "./modal-fill.ts";
import { CannotDo } from "./option-fit.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { type SeenMessage, seeMessage } from "./seen.ts";
import type { Component } from "./shapes.ts";
import type { State } from "./state.ts";
import type { StoredMessage } from "./stored-message.ts";
import type { Channel, Person, Ref } from "./world-shapes.ts";

/** Who acts, and where: the first person and the first text channel of the fake, unless told otherwise. */
export interface Approach {
  user?: Ref;
  channel?: Ref;
  /** The language of this person's client; theirs by default. */
  locale?: string;
  /** Acts in the DM with the bot. */
  inDm?: boolean;
  /** The app is installed by this user and not in the server: at most five follow-ups. */
  userInstalled?: boolean;
}

interface Place {
  person: Person;
  channel: Channel;
  /** 0 a server, 1 the DM with the bot. */
  context: number;
  locale: string;
  owners: Record<string, string>;
  isUserInstalled: boolean;
}

type MessageRef = { id: string } | string;

/** The acts of people: each builds the interaction Discord would send, or throws CannotDo where its client would not. */
export function createPeople(state: State, troubles: () => string) {
  const { world, clock, notice, gateway, commands, messages, interactions } = state;

  function placeOf({ user, channel, locale, inDm = false, userInstalled = false }: Approach): Place {
    const person = user === undefined ? firstReader() : world.user(user);
    const where = inDm ? world.dm(person) : channel === undefined ? firstChannel() : world.channel(channel);
    return {
      person,
      channel: where,
      context: where.guildId === undefined ? 1 : 0,
      locale: locale ?? person.locale,
      owners: userInstalled ? { 1: person.id } : { 0: where.guildId ?? "0" },
      isUserInstalled: userInstalled,
    };
  }

  function firstReader(): Person {
    const person = [...world.people.values()].find((one) => one !== world.owner && !one.bot);
    if (!person) throw new CannotDo("nobody is there to act");
    return person;
  }

  function firstChannel(): Channel {
    const channel = [...world.channels.values()].find((one) => one.guildId && one.type === 0);
    if (!channel) throw new CannotDo("there is no text channel");
    return channel;
  }

  /** Sends the interaction at once and resolves when it is acknowledged, or three seconds are over. */
  async function act(
    type: InteractionType,
    at: Place,
    data: object,
    about: { path?: string; message?: StoredMessage | undefined },
  ): Promise<Outcome> {
    const { person: user, channel, owners, isUserInstalled } = at;
    const { path: commandPath, message } = about;
    const start = { applicationId: state.applicationId, type, user, channel, owners, isUserInstalled };
    const interaction = interactions.open({ ...start, commandPath, message });
    gateway.publish("INTERACTION_CREATE", wireInteraction(interaction, at.context, at.locale, data, state));
    const isOver = () => interaction.acknowledgedAt !== undefined || interactions.isTooLate(interaction);
    await notice.until(isOver, () => `the acknowledgement of ${commandPath ?? "an act"}; ${troubles()}`);
    return outcomeOf(interaction, clock, notice, troubles);
  }

  function useControl(
    ref: MessageRef,
    customId: string,
    approach: Approach,
    fill: (component: Component, person: Person) => object,
  ): Promise<Outcome> {
    const message = messages.messages.get(typeof ref === "string" ? ref : ref.id);
    const at = placeOf({ ...approach, ...(message && { channel: message.channelId }) });
    const component = findControl(message, customId, at.person);
    const base = { custom_id: customId, component_type: component.type, id: component.id };
    return act(3, at, { ...base, ...fill(component, at.person) }, { message });
  }

  return {
    /** Sends a slash command. */
    async slash(call: CommandCall & Approach): Promise<Outcome> {
      const at = placeOf(call);
      const { data, path } = callData(call, at, commands, world);
      return act(2, at, data, { path });
    },

    /** Types into an option and resolves with the choices offered; `options` are those filled in before. */
    async autocomplete(call: CommandCall & Approach & { focused: string; typed: string }): Promise<Outcome> {
      const at = placeOf(call);
      const { data, path } = autocompleteData(call, call.focused, call.typed, at, commands, world);
      return act(4, at, data, { path });
    },

    /** Presses a button of a message. */
    async press(message: MessageRef, customId: string, approach: Approach = {}): Promise<Outcome> {
      return useControl(message, customId, approach, pressData);
    },

    /** Picks from a select menu: option values, or the names or ids of users, roles and channels. */
    async choose(
      message: MessageRef,
      customId: string,
      values: readonly string[],
      approach: Approach = {},
    ): Promise<Outcome> {
      return useControl(message, customId, approach, (component, person) =>
        choiceData(component, values, person, world),
      );
    },

    /** Fills in the modal an act brought up, and sends it. */
    async submitModal(shown: Outcome, fields: ModalFields, approach: Approach = {}): Promise<Outcome> {
      const opener = interactions.byId.get(shown.interactionId);
      if (!shown.modal || !opener) throw new CannotDo("no modal is open");
      const { user, channel, owners, message } = opener;
      const at = { ...placeOf({ user, channel, ...approach }), owners };
      return act(5, at, fillModal(shown.modal, fields), { message });
    },

    /** Writes a message of one's own. */
    say(content: string, approach: Approach & { replyTo?: { id: string } } = {}): SeenMessage {
      const { person: author, channel } = placeOf(approach);
      const reference = approach.replyTo ? { message_reference: { message_id: approach.replyTo.id } } : {};
      return seeMessage(messages.post({ channel, author, body: { content, ...reference }, door: "channel" }));
    },

    /** What is in a channel, oldest first: ephemeral messages only with `as`, and only that person's. */
    messages(
      channel: Ref,
      { as, includeDeleted = false }: { as?: Ref; includeDeleted?: boolean } = {},
    ): SeenMessage[] {
      const channelId = world.channel(channel).id;
      const viewer = as === undefined ? undefined : world.user(as).id;
      return [...messages.messages.values()]
        .filter((one) => one.channelId === channelId)
        .filter((one) => one.ephemeralTo === undefined || one.ephemeralTo === viewer)
        .filter((one) => includeDeleted || one.deletedAt === undefined)
        .map(seeMessage);
    },
  };
}
