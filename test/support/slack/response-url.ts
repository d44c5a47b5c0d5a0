import { type Content, takeContent } from "./content.ts";
import { type Json, textOf } from "./json.ts";
import type { Message } from "./message.ts";
import { post, remove, revise } from "./post.ts";
import { Refusal } from "./refusal.ts";
import type { Channel, World } from "./world.ts";

const USES = 5;
const LIFE_MS = 30 * 60_000;
const KNOWN = new Set([
  ...["text", "blocks", "attachments", "response_type", "replace_original", "delete_original", "thread_ts"],
  ...["metadata", "mrkdwn", "parse", "link_names", "unfurl_links", "unfurl_media"],
]);

interface Given {
  user: string;
  channel: Channel;
  at: number;
  uses: number;
  /** The message that `replace_original` means: the one pressed, or the command's first answer. */
  original: Message | undefined;
  threadTs: string | undefined;
}

export interface ResponseUrls {
  give(user: string, channel: Channel, original?: Message): string;
  /** The command's answer by ack becomes the original of its response_url. */
  answeredByAck(url: string, message: Message): void;
  /** A post to the address. Throws a Refusal where Slack answers with an error. */
  take(token: string, args: Json): void;
}

export function createResponseUrls(world: World, origin: () => string): ResponseUrls {
  const givenByToken = new Map<string, Given>();
  return {
    give(user, channel, original) {
      const token = world.invent("R");
      const threadTs = original?.threadTs;
      givenByToken.set(token, { user, channel, at: world.clock.now(), uses: 0, original, threadTs });
      return `${origin()}/response/${token}`;
    },
    answeredByAck(url, message) {
      const given = givenByToken.get(url.split("/").at(-1) ?? "");
      if (given !== undefined) given.original ??= message;
    },
    take(token, args) {
      const given = givenByToken.get(token);
      if (given === undefined) throw new Refusal("invalid_url");
      if (world.clock.now() - given.at > LIFE_MS) throw new Refusal("expired_url");
      if (given.uses >= USES) throw new Refusal("used_url");
      given.uses += 1;
      for (const key of Object.keys(args))
        if (!KNOWN.has(key)) world.flag("unknown argument", `response_url: ${key}`);
      respond(world, given, args);
    },
  };
}

function respond(world: World, given: Given, args: Json): void {
  if (args.delete_original === true) {
    deleteOriginal(world, given);
    return;
  }
  const original = given.original;
  // bolt-js#2867: the sum over all blocks is not refused here, only where messages are posted by the Web API.
  const content = takeContent(world, args, "only flagged");
  if (args.replace_original === true && original !== undefined) {
    revise(world, original, content, { marked: false });
    return;
  }
  const answer = answerTo(world, given, args, content, "response_url");
  given.original ??= answer;
}

function deleteOriginal(world: World, { original, channel }: Given): void {
  if (original === undefined) world.flag("nothing to delete by response_url", channel.name);
  else remove(world, original);
}

/** Answers in the conversation: to the one person, unless `in_channel` was asked for. */
export function answerTo(
  world: World,
  to: { user: string; channel: Channel; threadTs?: string | undefined },
  args: Json,
  content: Content,
  via: string,
): Message {
  return post(world, {
    ...{ channel: to.channel, content, via, user: world.bot.userId },
    threadTs: textOf(args.thread_ts) ?? to.threadTs,
    ephemeralTo: args.response_type === "in_channel" ? undefined : to.user,
  });
}
