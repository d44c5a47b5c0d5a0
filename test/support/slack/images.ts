import { problemAt } from "./blocks/problems.ts";
import { isJson, type Json, textOf } from "./json.ts";
import type { UploadedFile, World } from "./world.ts";

/** Slack fetches each picture itself, so an address that only we can reach fails the whole message. */
const OURS_ALONE = /^(localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[::1?\])/;

/** Pictures that Slack could not get at: unreachable addresses and files that were never finished. */
export function checkImages(world: World, value: unknown, pointer: string): string[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) => checkImages(world, one, `${pointer}/${index}`));
  if (!isJson(value)) return [];
  const own = value.type === "image" ? checkImage(world, value, pointer) : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, one]) => checkImages(world, one, `${pointer}/${key}`)),
  ];
}

function checkImage(world: World, image: Json, pointer: string): string[] {
  const url = textOf(image.image_url);
  if (url !== undefined && !isReachable(url)) {
    return [problemAt("downloading image failed", `${pointer}/image_url`)];
  }
  const id = isJson(image.slack_file) ? textOf(image.slack_file.id) : undefined;
  if (id === undefined || isShowable(world.files.get(id))) return [];
  return [problemAt("invalid slack file", `${pointer}/slack_file`)];
}

/** What each kind of picture that Slack shows begins with: PNG, JPEG, GIF. */
const PICTURES = ["89504e47", "ffd8ff", "47494638"];

/** A file is there once it was finished and, some time later, taken in; and only pictures are shown. */
function isShowable(file: UploadedFile | undefined): boolean {
  if (file?.bytes === undefined || !file.completed) return false;
  const start = Buffer.from(file.bytes.subarray(0, 4)).toString("hex");
  if (!PICTURES.some((picture) => start.startsWith(picture))) return false;
  file.unreadyFor -= 1;
  return file.unreadyFor < 0;
}

function isReachable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === "https:" || protocol === "http:") && !OURS_ALONE.test(hostname);
}
