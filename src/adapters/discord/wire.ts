import {
  type APIInteraction,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from "discord.js";
import { ANSWER_TRIES } from "./limits.ts";
import type { Message } from "./pack.ts";

/** What can be said to one interaction, over its own routes. */
export interface Wire {
  /** Answers at once. False where it is too late, or something has answered already: then nothing more is to be said. */
  answer(message: Message, isPrivate: boolean): Promise<boolean>;
  /** Announces an answer. False as above. */
  defer(isPrivate: boolean): Promise<boolean>;
  /** Puts the answer where it was announced. */
  fill(message: Message): Promise<void>;
  /** Takes the announcement back. */
  withdraw(): Promise<void>;
  /** Says more. */
  followUp(message: Message, isPrivate: boolean): Promise<void>;
  /** What may be chosen for what is being typed. */
  offer(choices: readonly { readonly name: string; readonly value: string }[]): Promise<boolean>;
}

export function createWire(rest: REST, { id, token, application_id: application }: APIInteraction): Wire {
  const original = Routes.webhookMessage(application, token, "@original");
  const seen = (message: Message, isPrivate: boolean) =>
    isPrivate ? { ...message, flags: message.flags | MessageFlags.Ephemeral } : message;

  /**
   * Acknowledges. Where the answer to an earlier try was lost, that try may have arrived: then Discord says that the
   * interaction was answered, and it was by us.
   */
  async function call(type: InteractionResponseType, data: object): Promise<boolean> {
    let tries = 0;
    try {
      await insist(() => {
        tries += 1;
        return rest.post(Routes.interactionCallback(id, token), { body: { type, data }, auth: false });
      });
      return true;
    } catch (error) {
      if (isRefusal(error, ANSWERED)) return tries > 1;
      if (isRefusal(error, TOO_LATE)) return false;
      throw error;
    }
  }

  return {
    answer: (message, isPrivate) =>
      call(InteractionResponseType.ChannelMessageWithSource, seen(message, isPrivate)),
    defer: (isPrivate) =>
      call(InteractionResponseType.DeferredChannelMessageWithSource, {
        flags: isPrivate ? MessageFlags.Ephemeral : 0,
      }),
    async fill(message) {
      await insist(() => rest.patch(original, { body: message, auth: false }));
    },
    async withdraw() {
      await rest.delete(original, { auth: false });
    },
    async followUp(message, isPrivate) {
      await rest.post(Routes.webhook(application, token), { body: seen(message, isPrivate), auth: false });
    },
    offer: (choices) => call(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
  };
}

const TOO_LATE = 10062;
const ANSWERED = 40060;

const isRefusal = (error: unknown, code: number) => error instanceof DiscordAPIError && error.code === code;

/** Tries again, at once, what is no answer of Discord's own: it may be done twice without harm. */
async function insist(send: () => Promise<unknown>): Promise<void> {
  for (let left = ANSWER_TRIES - 1; ; left -= 1) {
    try {
      await send();
      return;
    } catch (error) {
      if (left === 0 || error instanceof DiscordAPIError) throw error;
    }
  }
}
