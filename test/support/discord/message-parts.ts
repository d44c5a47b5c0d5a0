import type { MakeId } from "./clock.ts";
import type { SentFile } from "./journal.ts";
import { type Component, FLAG, type MessageBody, walkComponents } from "./shapes.ts";
import type { StoredAttachment, StoredMessage } from "./stored-message.ts";

export function storeFiles(
  makeId: MakeId,
  files: readonly SentFile[],
  body: MessageBody,
): StoredAttachment[] {
  return files.map((file) => {
    const note = body.attachments?.find((one) => file.field === `files[${one.id}]`);
    return {
      id: makeId(),
      filename: note?.filename ?? file.name,
      description: note?.description ?? undefined,
      contentType: file.contentType,
      bytes: file.bytes,
    };
  });
}

/** An edit without a list of attachments keeps them all; with one it keeps those it names. */
export function keptFiles(message: StoredMessage, body: MessageBody): StoredAttachment[] {
  const list = body.attachments;
  return list
    ? message.attachments.filter((file) => list.some((note) => note.id === file.id))
    : message.attachments;
}

/** What an edit can change, it sets as told; the rest stays. Components V2 stays once it is there. */
export function editedFlags(before: number, told: number | null | undefined): number {
  if (told == null) return before;
  return (before & ~FLAG.SUPPRESS_EMBEDS) | (told & (FLAG.SUPPRESS_EMBEDS | FLAG.IS_COMPONENTS_V2));
}

/** Discord numbers the components that came without an id. */
export function withIds(components: readonly Component[]): Component[] {
  const copy = structuredClone(components) as Component[];
  const taken = new Set([...walkComponents(copy)].map(({ component }) => component.id));
  let next = 1;
  for (const { component } of walkComponents(copy)) {
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    taken.add(next);
  }
  return copy;
}
