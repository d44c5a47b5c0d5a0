import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import { folded, refilled } from "../../chat/form.ts";
import type { Field, Form } from "../../chat/reply.ts";
import { cutText } from "../../text/break-text.ts";
import { customIdOf } from "./custom-id.ts";
import { FIELD_HELP, FIELD_LABEL, FIELDS, INPUT, MODAL_TITLE, OPTION_TEXT, OPTIONS } from "./limits.ts";

/** A form as a modal, which carries its command as a button does; undefined where that is too long for it. */
export function renderForm(
  form: Form,
  draft: Readonly<Record<string, string>> = {},
): APIModalInteractionResponseCallbackData | undefined {
  const id = customIdOf(form.command, 0);
  if (id === undefined) return undefined;
  const { title, fields } = refilled(folded(form, FIELDS), draft);
  return { custom_id: id, title: cutText(title, MODAL_TITLE), components: fields.map(labelled) };
}

function labelled(field: Field): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: cutText(field.label, FIELD_LABEL),
    ...(field.help !== undefined && { description: cutText(field.help, FIELD_HELP) }),
    component: field.choices === undefined ? textFor(field) : menuFor(field, field.choices),
  };
}

function textFor({ name, kind, value, required }: Field): APILabelComponent["component"] {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: kind === "lines" ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: INPUT,
    ...(value !== "" && { value: cutText(value, INPUT) }),
  };
}

function menuFor(
  { name, value, required }: Field,
  choices: NonNullable<Field["choices"]>,
): APILabelComponent["component"] {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required,
    options: choices.slice(0, OPTIONS).map((choice) => ({
      label: cutText(choice.label, OPTION_TEXT),
      value: choice.value,
      ...(choice.value === value && { default: true }),
    })),
  };
}
