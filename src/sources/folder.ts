import { watch } from "node:fs";
import { createContentFolder } from "../content/folder.ts";
import type { Source } from "./source.ts";

/** In milliseconds: an editor that saves writes, renames and touches, and is then quiet. */
const QUIET = 300;

/** A folder of stories on this machine, or one story. */
export function createFolderSource(folder: string): Source {
  const content = createContentFolder(folder);
  return {
    name: folder,
    async read({ signal, ...context }) {
      signal?.throwIfAborted();
      return { outcome: "read", ...(await content.read(context, signal)) };
    },
    watch: (onChange) => watchFolder(folder, onChange),
  };
}

/** Calls back once a folder has been quiet after a change. A folder that cannot be watched is not. */
function watchFolder(folder: string, onChange: () => void): () => void {
  let quiet: NodeJS.Timeout | undefined;
  const stop = new AbortController();
  try {
    const watcher = watch(folder, { recursive: true, persistent: false, signal: stop.signal }, () => {
      clearTimeout(quiet);
      quiet = setTimeout(onChange, QUIET);
    });
    watcher.on("error", () => watcher.close());
  } catch {
    // There is nothing to watch: reading will say so.
  }
  return () => {
    clearTimeout(quiet);
    stop.abort();
  };
}
