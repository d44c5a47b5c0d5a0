import { createHash } from "node:crypto";
import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import { COMPONENT_ID_BITS, NONCE } from "./limits.ts";
import type { Message } from "./pack.ts";

/** Which message of which key this is: the third of five, counted from nought. */
export interface Place {
  readonly part: number;
  readonly of: number;
}

/** Parts of one key that can be told apart: far more than any reply takes. */
const PART_BITS = 6;
const MOST_PARTS = 2 ** PART_BITS - 1;

/**
 * What Discord knows a message by for a few minutes: sent again with the same nonce, the same author gets back the
 * message that is there. It depends on the channel, the key and the part, so that nothing else is taken for it.
 */
export function nonceOf(channel: string, key: string, { part }: Place): string {
  const digest = createHash("sha256").update(`${channel}\n${key}`).digest("base64url");
  return `${digest.slice(0, NONCE - 3)}.${part.toString(36)}`;
}

/**
 * What a message is known by for good: the numbers of its first two components are ours to choose, nobody sees them,
 * and Discord gives them back with the history. They hold 45 bits of the key's digest, the part, and how many there are.
 */
export function stamp(message: Message, key: string, place: Place): Message {
  const [outer, inner] = stampOf(key, place);
  const [container] = message.components;
  if (container.type !== ComponentType.Container) return message;
  const [first, ...others] = container.components;
  return {
    ...message,
    components: [{ ...container, id: outer, components: [{ ...first!, id: inner }, ...others] }],
  };
}

/** The place of a message of this key; undefined where it is another's. */
export function placeByStamp(
  components: readonly APIMessageTopLevelComponent[],
  key: string,
): Place | undefined {
  const [container] = components;
  if (container?.type !== ComponentType.Container) return undefined;
  const inner = container.components[0]?.id ?? 0;
  const place = { part: (inner >> PART_BITS) & MOST_PARTS, of: inner & MOST_PARTS };
  const [outer, wanted] = stampOf(key, place);
  return container.id === outer && inner === wanted ? place : undefined;
}

/** The two highest bits differ, so that the numbers are never equal, nor such as Discord itself would give. */
function stampOf(key: string, { part, of }: Place): [outer: number, inner: number] {
  const digest = createHash("sha256").update(key).digest();
  const free = COMPONENT_ID_BITS - 2 - 2 * PART_BITS;
  const outer = 0b10 * 2 ** (COMPONENT_ID_BITS - 2) + (digest.readUInt32BE(0) >>> (34 - COMPONENT_ID_BITS));
  const inner = (0b11 * 2 ** free + (digest.readUInt32BE(4) >>> (32 - free))) * 2 ** (2 * PART_BITS);
  return [outer, inner + part * 2 ** PART_BITS + of];
}
