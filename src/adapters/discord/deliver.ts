import { setTimeout as pause } from "node:timers/promises";
import { type APIMessage, type REST, type RESTPostAPIChannelMessageJSONBody, Routes } from "discord.js";
import type { Posted, Progress } from "../../chat/adapter.ts";
import { ChatError, isNever } from "../../chat/errors.ts";
import { untilGap } from "../../chat/posted.ts";
import { renderOnce } from "../../chat/render-once.ts";
import type { Reply } from "../../chat/reply.ts";
import { reviseParts } from "../../chat/revise-parts.ts";
import { chatError } from "./failures.ts";
import { findStamped } from "./history.ts";
import { createLanded } from "./landed.ts";
import { FINISH_PART_MS } from "./limits.ts";
import type { Message } from "./pack.ts";
import { renderReply } from "./render.ts";
import { nonceOf, type Place, stamp } from "./stamp.ts";

/** What is said unasked, and said anew. Each throws a ChatError that says what became of it. */
export interface Delivery {
  post(channel: string, reply: Reply, key: string, progress?: Progress): Promise<Posted>;
  revise(message: Posted, reply: Reply, key?: string): Promise<void>;
  find(
    channel: string,
    key: string,
    under?: Posted,
    onHalf?: (messages: readonly string[]) => void,
  ): Promise<Posted | undefined>;
}

export function createDelivery(rest: REST): Delivery {
  const landed = createLanded();
  const rendered = renderOnce((reply) => renderReply(reply));

  async function post(channel: string, reply: Reply, key: string, progress?: Progress): Promise<Posted> {
    const messages = rendered(reply);
    const ids: string[] = [];
    for (const [part, message] of messages.entries()) {
      if (part > 0) await progress?.onLanded(ids);
      const known = progress?.landed[part] ?? landed.of(channel, key).get(part);
      const id =
        known ??
        (await postPart(channel, hung(message, channel, part, progress?.under), key, {
          part,
          of: messages.length,
        }));
      landed.note(channel, key, part, id);
      ids.push(id);
    }
    return { channel, messages: ids as [string, ...string[]] };
  }

  /** The first part fails at once. Once it is out, the others wait a little: half a message is worse than a late one. */
  async function postPart(channel: string, message: Sayable, key: string, place: Place): Promise<string> {
    const body = {
      ...stamp(message, key, place),
      nonce: nonceOf(channel, key, place),
      enforce_nonce: true,
    };
    for (let patience = place.part === 0 ? 0 : FINISH_PART_MS; ; ) {
      try {
        const stored = (await rest.post(Routes.channelMessages(channel), { body })) as Partial<APIMessage>;
        if (typeof stored?.id === "string") return stored.id;
        throw new ChatError("Discord’s answer to a post names no message.", { outcome: "unknown" });
      } catch (error) {
        const failure = chatError(error, "take a post");
        const { undelivered } = failure;
        if (undelivered.outcome !== "retry" || undelivered.afterMs > patience) throw failure;
        patience -= Math.max(undelivered.afterMs, 1);
        await pause(undelivered.afterMs);
      }
    }
  }

  async function revise({ channel, messages: ids }: Posted, reply: Reply, key?: string): Promise<void> {
    const messages = rendered(reply);
    if (messages.length > ids.length) {
      throw new ChatError("What is to be said takes more messages than there are to be changed.", {
        outcome: "never",
        reason: "edit-refused",
        mend: "What has changed has to be said anew.",
      });
    }
    const of = messages.length;
    const routes = ids.map((id) => Routes.channelMessage(channel, id));
    await reviseParts(messages, (message, part) =>
      edit(routes[part]!, key === undefined ? message : stamp(message, key, { part, of })),
    );
    for (const route of routes.slice(of)) await remove(route);
  }

  /** A picture that was there is not drawn anew, and goes: the message says in words all that it shows. */
  async function edit(route: `/${string}`, message: Message): Promise<void> {
    await rest.patch(route, { body: { ...message, attachments: [] } }).catch((error: unknown) => {
      throw chatError(error, "change a message");
    });
  }

  /** A shorter text leaves messages over. One that is gone already is as it should be. */
  async function remove(route: `/${string}`): Promise<void> {
    await rest.delete(route).catch((error: unknown) => {
      const failure = chatError(error, "take a message away");
      if (!isNever(failure, "message-gone")) throw failure;
    });
  }

  async function find(
    ...[channel, key, , onHalf]: Parameters<Delivery["find"]>
  ): Promise<Posted | undefined> {
    const found = await findStamped(rest, channel, key);
    // A post that broke off is not there as a whole; what is there of it will not be posted again.
    for (const [part, id] of found.messages) landed.note(channel, key, part, id);
    const ids = Array.from({ length: found.of }, (_, part) => found.messages.get(part));
    if (found.messages.size > 0 && !ids.includes(undefined))
      return { channel, messages: ids as [string, ...string[]] };
    const beginning = untilGap(ids);
    if (beginning.length > 0) onHalf?.(beginning);
    return undefined;
  }

  return { post, revise, find };
}

interface Sayable extends Message {
  readonly message_reference?: RESTPostAPIChannelMessageJSONBody["message_reference"];
  readonly allowed_mentions: { readonly parse: []; readonly replied_user?: false };
}

/** The beginning of what hangs from a message answers it, and stands alone where that is gone. Nobody is pinged. */
function hung(message: Message, channel: string, part: number, under: Posted | undefined): Sayable {
  if (part > 0 || under === undefined) return message;
  const message_reference = {
    message_id: under.messages[0],
    channel_id: channel,
    fail_if_not_exists: false,
  };
  return {
    ...message,
    message_reference,
    allowed_mentions: { ...message.allowed_mentions, replied_user: false },
  };
}
