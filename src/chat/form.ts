import type { Answer } from "./invocation.ts";
import type { Field, Form, Reply } from "./reply.ts";

/** The form that a reply opens, where it is one. */
export function formIn({ parts }: Reply): Form | undefined {
  return parts.find((part) => part.kind === "form");
}

/** The form with what was filled in before in its fields. */
export function refilled(form: Form, filled: Readonly<Record<string, string>>): Form {
  return {
    ...form,
    fields: form.fields.map((field) => ({ ...field, value: filled[field.name] ?? field.value })),
  };
}

/**
 * A form of at most so many fields. A field that has no place of its own folds: its value goes before that of the
 * field it folds into, or where it is a part of that one, it is left to be written there, and that one becomes a text.
 */
export function folded(form: Form, most: number): Form {
  let fields = form.fields;
  for (const field of form.fields) {
    if (fields.length <= most) break;
    if (field.folds === undefined) continue;
    fields = fields
      .filter((one) => one !== field)
      .map((one) => (one.name === field.folds ? holding(one, field) : one));
  }
  return { ...form, fields: fields.slice(0, most) };
}

function holding(into: Field, field: Field): Field {
  const { choices: _, ...plain } = into;
  const text = { ...plain, help: into.helpFolded ?? into.help };
  if (field.value === "") return { ...text, kind: "line" };
  const value = [field.value, into.value].filter(Boolean).join(" ");
  return { ...text, kind: "line", label: `${field.label} and ${into.label.toLowerCase()}`, value };
}

/** How a form's command is typed with all that is in it: `/desk correct advisers hedge:at-most words:"as many as 80"`. */
export function typedForm({ command, fields }: Form): string {
  const options = fields.flatMap(({ name, value, required }) =>
    value === "" && !required ? [] : [`${name}:${quoted(value || "…")}`],
  );
  return [command, ...options].join(" ");
}

/** Quotes of one kind hold words together, those of the other in them; where both stand in them, only one kind can. */
function quoted(text: string): string {
  if (!/[\s"'“”„‘’«»]/.test(text)) return text;
  if (/["“”„]/.test(text) && !/['‘’]/.test(text)) return `'${text}'`;
  return `"${text.replaceAll(/["“”„]/g, "'")}"`;
}

export const OPEN_FORM = "Open the form";

/** For a chat or a moment in which no form can be opened: how else to say it, and a button that opens it. */
export function formInWords(form: Form): { readonly text: string; readonly open: string } {
  return { text: `${form.title}. Open the form, or type: ${typedForm(form)}`, open: form.command };
}

/**
 * What is wrong with what was filled in, at the fields there are: what is about none of them, as a refusal is, stands
 * at the first. Undefined where the answer is no problem, and the form is done with.
 */
export function faultsAt(
  { faults, reply }: Pick<Answer, "faults" | "reply">,
  fields: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const [first] = fields;
  const [only, ...others] = reply.parts;
  if (first === undefined) return undefined;
  if (faults === undefined)
    return only?.kind === "problem" && others.length === 0 ? { [first]: only.text } : undefined;
  const at: Record<string, string> = {};
  for (const [name, fault] of Object.entries(faults)) {
    const [field, told] = fields.includes(name) ? [name, fault] : [first, `${name}: ${fault}`];
    at[field] = at[field] === undefined ? told : `${at[field]} ${told}`;
  }
  return at;
}
