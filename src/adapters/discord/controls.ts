import {
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Button } from "../../chat/reply.ts";
import { cutText } from "../../text/break-text.ts";
import { customIdOf, menuIdOf, valueIdOf } from "./custom-id.ts";
import { BUTTON_LABEL, OPTION_TEXT, OPTIONS } from "./limits.ts";

/** A control of a message. Its number is given when the message is put together: ids are unique within one. */
export type Control = (number: number) => APIButtonComponent | APIStringSelectComponent;

/** Whether a command can be had by pressing. */
export function isPressable(command: string): boolean {
  return customIdOf(command, 0) !== undefined;
}

export function buttonFor({ label, command }: Button): Control {
  return (number) => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: labelOf(label, BUTTON_LABEL),
    custom_id: customIdOf(command, number)!,
  });
}

export interface Choice {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly command: string;
}

/** Menus over all the choices that a menu can carry, as many as it takes. A command stands in them once. */
export function menusFor(choices: readonly Choice[], placeholder: string): Control[] {
  const unique = new Map<string, Choice>();
  for (const choice of choices) {
    const value = valueIdOf(choice.command);
    if (value !== undefined && !unique.has(value)) unique.set(value, choice);
  }
  const entries = [...unique];
  return Array.from({ length: Math.ceil(entries.length / OPTIONS) }, (_, page) => {
    const options = entries.slice(page * OPTIONS, (page + 1) * OPTIONS).map(([value, { label, detail }]) => ({
      value,
      label: labelOf(label, OPTION_TEXT),
      ...(detail?.trim() && { description: labelOf(detail, OPTION_TEXT) }),
    }));
    return (number: number) => ({
      type: ComponentType.StringSelect,
      custom_id: menuIdOf(number),
      placeholder,
      options,
    });
  });
}

/** Labels know no markdown. An empty one is refused. */
function labelOf(text: string, limit: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return cutText(line, limit) || "…";
}
