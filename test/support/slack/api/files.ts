import { writableChannel } from "../channel.ts";
import { takeContent } from "../content.ts";
import { type Json, listOf, textOf } from "../json.ts";
import { post } from "../post.ts";
import { Refusal } from "../refusal.ts";
import type { UploadedFile, World } from "../world.ts";
import { always, type Method } from "./method.ts";

const getUploadAddress: Method = {
  scopes: always("files:write"),
  args: ["filename", "length", "alt_text", "alt_txt", "snippet_type"],
  run({ world, args, origin }) {
    const name = textOf(args.filename);
    const size = Number(args.length);
    if (name === undefined || !(size > 0)) throw new Refusal("invalid_arguments");
    const id = world.invent("F");
    const altText = textOf(args.alt_text) ?? textOf(args.alt_txt);
    world.files.set(id, {
      id,
      name,
      title: name,
      altText,
      size,
      bytes: undefined,
      completed: false,
      unreadyFor: 0,
    });
    return { upload_url: `${origin}/upload/v1/${id}`, file_id: id };
  },
};

const complete: Method = {
  scopes: always("files:write"),
  args: ["files", "channel_id", "channels", "initial_comment", "thread_ts", "blocks"],
  run({ world, args }) {
    const files = listOf(args.files).map((given) => finish(world, given));
    if (files.length === 0) throw new Refusal("invalid_arguments");
    const ids = [args.channel_id, ...(textOf(args.channels) ?? "").split(",")].flatMap(
      (id) => textOf(id) || [],
    );
    const channels = ids.map((id) => writableChannel(world, id));
    for (const channel of channels) {
      const words = { text: args.initial_comment, blocks: args.blocks };
      post(world, {
        ...{ channel, files, user: world.bot.userId, via: "files.completeUploadExternal" },
        content: takeContent(world, words.text || words.blocks ? words : { text: files[0]?.title }),
        threadTs: textOf(args.thread_ts),
      });
    }
    return { files: files.map(({ id, title }) => ({ id, title })) };
  },
};

function finish(world: World, given: Json): UploadedFile {
  const file = world.files.get(String(given.id));
  if (file?.bytes === undefined) throw new Refusal("file_not_found");
  file.title = textOf(given.title) ?? file.name;
  file.completed = true;
  file.unreadyFor = world.rules.filesUnreadyFor;
  return file;
}

/** The bytes of a file arrive, raw or as the single part of a form. */
export function receiveUpload(world: World, id: string, bytes: Uint8Array): string {
  const file = world.files.get(id);
  if (file === undefined) throw new Refusal("file_not_found");
  if (bytes.length !== file.size) {
    world.flag("upload of another length than announced", `${bytes.length} instead of ${file.size} bytes`);
  }
  file.bytes = bytes;
  return `OK - ${bytes.length}`;
}

export const fileMethods: Record<string, Method> = {
  "files.getUploadURLExternal": getUploadAddress,
  "files.completeUploadExternal": complete,
};
