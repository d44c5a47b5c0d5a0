import type { types } from "@slack/bolt";
import type { Field, Form } from "../../chat/reply.ts";
import { cutText } from "../../text/break-text.ts";
import { plainText, section } from "./blocks.ts";
import { FIELD_HINT, INPUT, OPTION_LABEL, VIEW_TITLE } from "./limits.ts";

/** A form as a view. Each field is a block with the name of its option, at which a problem can be told. */
export function renderForm(form: Form, metadata: string): types.ModalView {
  return {
    type: "modal",
    callback_id: "form",
    private_metadata: metadata,
    title: plainText(cutText(form.title, VIEW_TITLE)),
    submit: plainText(form.submit),
    close: plainText("Cancel"),
    blocks: [...(form.title.length > VIEW_TITLE ? section(form.title) : []), ...form.fields.map(inputFor)],
  };
}

function inputFor(field: Field): types.InputBlock {
  return {
    type: "input",
    block_id: field.name,
    label: plainText(field.label),
    ...(field.help !== undefined && { hint: plainText(cutText(field.help, FIELD_HINT)) }),
    optional: !field.required,
    element: field.choices === undefined ? textFor(field) : menuFor(field, field.choices),
  };
}

function textFor({ kind, value }: Field): types.PlainTextInput {
  return {
    type: "plain_text_input",
    action_id: "filled",
    multiline: kind === "lines",
    max_length: INPUT,
    ...(value !== "" && { initial_value: cutText(value, INPUT) }),
  };
}

function menuFor({ value }: Field, choices: NonNullable<Field["choices"]>): types.StaticSelect {
  const options = choices.map((choice) => ({
    text: plainText(cutText(choice.label, OPTION_LABEL)),
    value: choice.value,
  }));
  const chosen = options.find((option) => option.value === value);
  return { type: "static_select", action_id: "filled", options, ...(chosen && { initial_option: chosen }) };
}
