import { addressFault, isAddress } from "./address.ts";
import { createFolderSource } from "./folder.ts";
import type { Source } from "./source.ts";
import { createWebSource, type WebAddress, type WebWorld } from "./web.ts";

/** What the settings say of where content comes from: `at` is a folder or an address. */
export type SourceSettings = WebAddress;

interface Kind {
  readonly takes: (at: string) => boolean;
  /** What is wrong with the settings, as what follows the setting's name. */
  readonly fault?: (settings: SourceSettings) => string | undefined;
  readonly open: (settings: SourceSettings, world: WebWorld) => Source;
}

/** The kinds of sources: the first that takes it opens it. */
const KINDS: readonly Kind[] = [
  { takes: isAddress, fault: ({ at, allowHosts }) => addressFault(at, allowHosts), open: createWebSource },
  { takes: () => true, open: ({ at }) => createFolderSource(at) },
];

/** What is wrong with where content is to come from: "must be an https address". Undefined where nothing is. */
export function sourceFault(settings: SourceSettings): string | undefined {
  return kindOf(settings).fault?.(settings);
}

/** The source that the settings name. They must be without fault. */
export function openSource(settings: SourceSettings, world: WebWorld): Source {
  return kindOf(settings).open(settings, world);
}

function kindOf({ at }: SourceSettings): Kind {
  return KINDS.find(({ takes }) => takes(at))!;
}
