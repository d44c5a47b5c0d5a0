import { CHOICE, CUSTOM_ID } from "./limits.ts";

/**
 * A control carries its command in the hundred characters of its own id, so that it works for good: nothing is kept
 * anywhere, and a restart forgets nothing. A command of a hundred characters stands there as it is. A longer one is
 * written closer: fourteen bits a character, in a range of Chinese characters that no normalization changes.
 */

const FIRST = 0x4e00;
const BITS = 14;
/** What opens a text that is written closer; no command begins with it. */
const CLOSER = "~";

/** The text as it fits into `most` characters, or undefined where nothing fits. */
function carry(text: string, most: number): string | undefined {
  if (text.length <= most && !text.startsWith(CLOSER) && !/[^\x20-\x7e]/.test(text)) return text;
  const closer = CLOSER + toCharacters(new TextEncoder().encode(text));
  return closer.length <= most ? closer : undefined;
}

function read(carried: string): string | undefined {
  if (!carried.startsWith(CLOSER)) return carried;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(toBytes(carried.slice(1)));
  } catch {
    return undefined;
  }
}

/** The id of a button: a number that no other control of its message has, and the command. */
export function customIdOf(command: string, number: number): string | undefined {
  const carried = carry(command.trim(), CUSTOM_ID - 3);
  return carried === undefined ? undefined : `${number.toString(36)}:${carried}`;
}

/** The id of a menu: its commands are in its options. */
export const menuIdOf = (number: number) => `${number.toString(36)}:menu`;

/** The command of a button's id, or of a menu's chosen value; undefined where it is none of ours. */
export function commandOf(customId: string, values?: readonly string[]): string | undefined {
  const [chosen] = values ?? [];
  const carried = chosen ?? /^[0-9a-z]{1,2}:([\s\S]+)$/.exec(customId)?.[1];
  const command = carried === undefined ? undefined : read(carried);
  return command?.startsWith("/") ? command : undefined;
}

/** A value of an option of a menu, or one that is offered while somebody types. */
export const valueIdOf = (value: string) => carry(value, CHOICE);
export const valueOfId = (value: string) => read(value) ?? value;

function toCharacters(bytes: Uint8Array): string {
  let [held, bits, text] = [0, 0, ""];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < BITS) continue;
    bits -= BITS;
    text += String.fromCharCode(FIRST + (held >> bits));
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + String.fromCharCode(FIRST + (held << (BITS - bits)));
}

/** The last character may hold up to thirteen bits that are no byte; they are all zero. */
function toBytes(characters: string): Uint8Array {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const character of characters) {
    const value = character.charCodeAt(0) - FIRST;
    if (value < 0 || value >= 1 << BITS) throw new RangeError("not one of ours");
    held = (held << BITS) | value;
    bits += BITS;
    while (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
      held &= (1 << bits) - 1;
    }
  }
  // No text of ours holds a zero byte, so one at the end is what filled the last character up.
  return Uint8Array.from(bytes.at(-1) === 0 ? bytes.slice(0, -1) : bytes);
}
