import { setTimeout as pause } from "node:timers/promises";
import type { Artist } from "../../charts/artist.ts";
import type { Chart } from "../../chat/reply.ts";
import type { Client } from "./client.ts";
import type { SayDirectly } from "./direct.ts";
import { CALL_WITHIN_MS, PICTURE_PAUSES_MS } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Message } from "./pack.ts";
import type { Asked } from "./parse.ts";
import { pictureMessage } from "./render-chart.ts";
import { respondTo } from "./respond.ts";
import { bodyOf, type Rendered } from "./sending.ts";
import { troubleOf } from "./trouble.ts";

/** Shows the pictures of an answer's charts below it, to whom the answer is shown. Never rejects: what fails is logged. */
export type ShowPictures = (asked: Whom, answer: Omit<Rendered, "messages">) => Promise<void>;

/** To whom and where a picture is shown. */
type Whom = Pick<Asked, "user" | "channel" | "thread" | "text" | "responseUrl">;

export interface PicturesParts {
  readonly client: Client;
  readonly artist: Artist | undefined;
  readonly sayDirectly: SayDirectly;
  readonly log: Log;
  readonly pausesMs?: readonly number[] | undefined;
}

/**
 * Pictures go out after the words, which are all of the answer: Slack must be given the file, and takes a while to
 * take it in. The file is never shared with a channel, so that it is seen only in the messages that show it.
 */
export function createPictures({
  client,
  artist,
  sayDirectly,
  log,
  pausesMs = PICTURE_PAUSES_MS,
}: PicturesParts): ShowPictures {
  /** A picture asked for again is the same bytes, and Slack has its file already. */
  const fileByPicture = new WeakMap<Uint8Array, Promise<string>>();

  function fileOf(picture: Uint8Array): Promise<string> {
    const known = fileByPicture.get(picture) ?? upload(client, picture);
    fileByPicture.set(picture, known);
    known.catch(() => fileByPicture.delete(picture));
    return known;
  }

  async function show(
    chart: Chart,
    asked: Whom,
    { visibility }: Pick<Rendered, "visibility">,
  ): Promise<void> {
    const picture = await artist?.draw(chart, "png");
    if (picture === undefined) return;
    const message = pictureMessage(chart, await fileOf(picture));
    if (asked.responseUrl === undefined) return showDirectly(message, visibility, asked);
    const body = {
      ...bodyOf(message, visibility),
      replace_original: false,
      ...(asked.thread !== undefined && { thread_ts: asked.thread }),
    };
    for (const waitMs of [0, ...pausesMs]) {
      await pause(waitMs);
      const outcome = await respondTo(asked.responseUrl, body);
      if (outcome === "sent" || outcome === "unknown") return;
    }
    await sayDirectly(message, visibility, asked);
  }

  /** Where an answer has no address of its own: under a message that named the bot. */
  async function showDirectly(
    message: Message,
    visibility: Rendered["visibility"],
    to: Whom,
    [waitMs, ...others]: readonly number[] = pausesMs,
  ): Promise<void> {
    try {
      await sayDirectly(message, visibility, to);
    } catch (error) {
      if (waitMs === undefined || troubleOf(error).kind !== "refused") throw error;
      await pause(waitMs);
      await showDirectly(message, visibility, to, others);
    }
  }

  return async (asked, { visibility, charts }) => {
    for (const chart of charts) {
      await show(chart, asked, { visibility }).catch((err: unknown) =>
        log.warn({ err, text: asked.text }, "a picture could not be shown on Slack"),
      );
    }
  };
}

/** Gives Slack a file that is shared with nobody. Rejects as the Web API does. */
async function upload(client: Client, picture: Uint8Array): Promise<string> {
  const filename = "chart.png";
  const { upload_url, file_id } = await client.files.getUploadURLExternal({
    filename,
    length: picture.length,
  });
  if (upload_url === undefined || file_id === undefined) throw new Error("Slack gave no place for a file");
  const { ok, status } = await fetch(upload_url, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(picture),
    signal: AbortSignal.timeout(CALL_WITHIN_MS),
  });
  if (!ok) throw new Error(`Slack did not take a file: it answered HTTP ${status}`);
  await client.files.completeUploadExternal({ files: [{ id: file_id, title: filename }] });
  return file_id;
}
