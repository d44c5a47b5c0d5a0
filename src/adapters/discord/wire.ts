import {
  type APIInteraction,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  makeURLSearchParams,
  type REST,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  Routes,
} from "discord.js";
import { ANSWER_TRIES } from "./limits.ts";
import { type Message, withoutPictures } from "./pack.ts";

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
  /** The ids of the messages said so far for all to see, the first one first. */
  said(): readonly string[];
  /** Opens a form, as the first and only answer. False where it is too late for that. */
  openForm(form: APIModalInteractionResponseCallbackData): Promise<boolean>;
  /** What may be chosen for what is being typed. */
  offer(choices: readonly { readonly name: string; readonly value: string }[]): Promise<boolean>;
}

export function createWire(rest: REST, { id, token, application_id: application }: APIInteraction): Wire {
  const original = Routes.webhookMessage(application, token, "@original");
  const said: string[] = [];
  const note = ({ id }: Partial<APIMessage> = {}) => {
    if (id !== undefined) said.push(id);
  };
  const seen = (message: Message, isPrivate: boolean) =>
    isPrivate ? { ...message, flags: message.flags | MessageFlags.Ephemeral } : message;

  /**
   * Acknowledges. Where the answer to an earlier try was lost, that try may have arrived: then Discord says that the
   * interaction was answered, and it was by us.
   */
  async function call(
    type: InteractionResponseType,
    data: object,
    files: Message["files"] = [],
  ): Promise<boolean> {
    let tries = 0;
    try {
      const answered = await insist(() => {
        tries += 1;
        return rest.post(Routes.interactionCallback(id, token), {
          query: WITH_RESPONSE,
          body: { type, data },
          files: [...files],
          auth: false,
        });
      });
      note((answered as RESTPostAPIInteractionCallbackWithResponseResult | undefined)?.resource?.message);
      return true;
    } catch (error) {
      if (isRefusal(error, ANSWERED)) return tries > 1;
      if (isRefusal(error, TOO_LATE)) return false;
      throw error;
    }
  }

  return {
    answer: (message, isPrivate) =>
      plainerIfRefused(seen(message, isPrivate), ({ files, ...data }) =>
        call(InteractionResponseType.ChannelMessageWithSource, data, files),
      ),
    defer: (isPrivate) =>
      call(InteractionResponseType.DeferredChannelMessageWithSource, {
        flags: isPrivate ? MessageFlags.Ephemeral : 0,
      }),
    async fill(message) {
      const filled = await plainerIfRefused(message, ({ files = [], ...body }) =>
        insist(() => rest.patch(original, { body, files: [...files], auth: false })),
      );
      note(filled as APIMessage | undefined);
    },
    async withdraw() {
      await rest.delete(original, { auth: false });
    },
    async followUp(message, isPrivate) {
      const followed = await plainerIfRefused(seen(message, isPrivate), ({ files = [], ...body }) =>
        rest.post(Routes.webhook(application, token), { body, files: [...files], auth: false }),
      );
      if (!isPrivate) note(followed as APIMessage | undefined);
    },
    said: () => [...said],
    openForm: (form) => call(InteractionResponseType.Modal, form),
    offer: (choices) => call(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
  };
}

/** Without it Discord does not say which message an answer became. */
const WITH_RESPONSE = makeURLSearchParams({ with_response: true });
const TOO_LATE = 10062;
const ANSWERED = 40060;

const isRefusal = (error: unknown, code: number) => error instanceof DiscordAPIError && error.code === code;

/** A message that Discord does not take with its pictures is sent without: its texts are all of the answer. */
export async function plainerIfRefused<T>(
  message: Message,
  send: (message: Message) => Promise<T>,
): Promise<T> {
  try {
    return await send(message);
  } catch (error) {
    if (message.files === undefined || !(error instanceof DiscordAPIError)) throw error;
    return send(withoutPictures(message));
  }
}

/** Tries again, at once, what is no answer of Discord's own: it may be done twice without harm. */
async function insist<T>(send: () => Promise<T>): Promise<T> {
  for (let left = ANSWER_TRIES - 1; ; left -= 1) {
    try {
      return await send();
    } catch (error) {
      if (left === 0 || error instanceof DiscordAPIError) throw error;
    }
  }
}
