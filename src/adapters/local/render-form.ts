import { OPEN_FORM } from "../../chat/form.ts";
import type { Field, Form } from "../../chat/reply.ts";
import { html, isolated, type Markup } from "./markup.ts";

/** A form as a dialog, which the page opens; `data-form` holds the command that it is sent as. */
export function renderForm({ title, command, submit, fields }: Form): Markup {
  return html`<p class="note">${isolated(title)}</p><div class="buttons"><button type="button" class="press" data-open-form="">${OPEN_FORM}</button></div><dialog class="form" aria-label="${title}"><form data-form="${command}" novalidate=""><h2 class="form-title" dir="auto">${title}</h2>${fields.map(renderField)}<div class="buttons"><button type="submit" class="press">${submit}</button><button type="button" class="press" data-close-form="">Cancel</button></div></form></dialog>`;
}

function renderField(field: Field): Markup {
  const { name, label, required, help } = field;
  const mark = required ? html`` : html` <span class="field-optional">(may be empty)</span>`;
  return html`<div class="form-field"><label><span class="field-label">${label}${mark}</span>${renderInput(field)}</label>${help && html`<p class="field-help">${help}</p>`}<p class="field-problem" data-problem="${name}" role="alert"></p></div>`;
}

function renderInput({ name, kind, value, choices }: Field): Markup {
  if (choices !== undefined) {
    const options = choices.map((choice) =>
      choice.value === value
        ? html`<option value="${choice.value}" selected="">${choice.label}</option>`
        : html`<option value="${choice.value}">${choice.label}</option>`,
    );
    return html`<select name="${name}">${options}</select>`;
  }
  return kind === "lines"
    ? html`<textarea name="${name}" rows="3">${value}</textarea>`
    : html`<input name="${name}" type="text" value="${value}" autocomplete="off" spellcheck="false" />`;
}
