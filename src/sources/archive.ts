import { isStoryName } from "../content/folder.ts";
import { sizeFault } from "../content/story-file.ts";
import type { Limits } from "./limits.ts";
import { refused } from "./source.ts";
import { readTar } from "./tar.ts";

/** A story's file that was fetched: its bytes, or what keeps them from being read. */
export type ArrivedFile =
  | { readonly file: string; readonly bytes: Uint8Array }
  | { readonly file: string; readonly fault: string };

/**
 * The stories of a tar, in the order of their paths: what stands in its folder `stories`, or else directly in its top
 * folder. `within` names the folder to look in, where there are several. Throws a SourceTrouble where there are no
 * stories, or no telling which are meant.
 */
export async function storiesInArchive(
  chunks: AsyncIterable<Buffer>,
  within: string,
  limits: Limits,
): Promise<ArrivedFile[]> {
  const { files, top } = await storyFilesOf(chunks, limits);
  const folder = folderOfStories(files, within, top);
  return files
    .filter(({ file }) => folderOf(file) === folder)
    .map((found) => ({ ...found, file: found.file.slice(top.length) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Every file that is named as a story is, and the one folder (with its slash) that all of the archive lies in. */
async function storyFilesOf(
  chunks: AsyncIterable<Buffer>,
  { entries, storyBytes }: Limits,
): Promise<{ files: ArrivedFile[]; top: string }> {
  const files: ArrivedFile[] = [];
  let top: string | undefined;
  let kept = 0;
  const isStory = (path: string) => isStoryName(path.slice(folderOf(path).length));
  const wants = (path: string, size: number) => isStory(path) && sizeFault(size) === undefined;
  for await (const { path, kind, size, bytes } of readTar(chunks, { most: entries, wants })) {
    const first = path.slice(0, path.indexOf("/") + 1);
    top = top === undefined || top === first ? first : "";
    if (!isStory(path)) continue;
    kept += bytes?.length ?? 0;
    if (kept > storyBytes)
      throw refused("the archive’s stories are too large to be held at once", "Split it");
    const fault = kind === "link" ? "this is a link: put the file itself here" : sizeFault(size);
    files.push(bytes ? { file: path, bytes } : { file: path, fault: fault! });
  }
  return { files, top: top ?? "" };
}

/** The folder, with its slash, that holds the stories: the one nearest the top. */
function folderOfStories(files: readonly ArrivedFile[], within: string, top: string): string {
  const folders = [...new Set(files.map(({ file }) => folderOf(file)))];
  const named = (name: string) => folders.filter((folder) => `/${folder}`.endsWith(`/${name}/`));
  const [found = []] =
    within === ""
      ? [named("stories"), folders.filter((folder) => folder === top)].filter(isNotEmpty)
      : [named(`${within}/stories`), named(within)].filter(isNotEmpty);
  const depth = found.reduce((least, folder) => Math.min(least, depthOf(folder)), Number.POSITIVE_INFINITY);
  const nearest = found.filter((folder) => depthOf(folder) === depth);
  const [folder] = nearest;
  if (folder === undefined) throw noStories(within);
  if (nearest.length > 1) throw severalFolders(nearest.map((name) => name.slice(top.length)));
  return folder;
}

function isNotEmpty(list: readonly string[]): boolean {
  return list.length > 0;
}

function noStories(within: string) {
  return within === ""
    ? refused(
        "the archive holds no stories",
        "They are *.yaml in a folder called stories, or in the top folder; name another one after #, as in …tar.gz#news",
      )
    : refused(
        `the archive has no folder “${within}” with stories in it`,
        "Check what stands after # in the address",
      );
}

function severalFolders(folders: readonly string[]) {
  return refused(
    `the archive has several folders of stories: ${folders.slice(0, 5).join(", ")}`,
    "Name the one that is meant after #, as in …tar.gz#content/stories",
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function depthOf(folder: string): number {
  return folder.split("/").length;
}
