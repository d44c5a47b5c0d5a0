import { CannotDo } from "./option-fit.ts";
import { lengthOf } from "./refusal.ts";
import { COMPONENT, type Component, type ModalBody, walkComponents } from "./shapes.ts";

export type ModalFields = Record<string, string | readonly string[]>;

/** The `data` of a type 5 interaction: a modal filled in as its own components allow. */
export function fillModal(modal: ModalBody, fields: ModalFields) {
  const ids = [...walkComponents(modal.components)].map(({ component }) => component.custom_id);
  for (const id of Object.keys(fields)) {
    if (!ids.includes(id)) throw new CannotDo(`the modal "${modal.title}" has no field "${id}"`);
  }
  return {
    custom_id: modal.custom_id,
    components: modal.components.map((component) => fillComponent(component, fields)),
  };
}

function fillComponent(component: Component, fields: ModalFields): object {
  const base = { type: component.type, id: component.id ?? 1 };
  if (component.type === COMPONENT.ROW) {
    return { ...base, components: (component.components ?? []).map((child) => fillComponent(child, fields)) };
  }
  if (component.component) return { ...base, component: fillComponent(component.component, fields) };
  if (component.custom_id == null) return base;
  const given = fields[component.custom_id];
  const input = { ...base, custom_id: component.custom_id };
  return component.type === COMPONENT.TEXT_INPUT
    ? { ...input, value: fillText(component, given) }
    : { ...input, values: fillSelect(component, given) };
}

function fillText(input: Component, given: string | readonly string[] | undefined): string {
  const value = given ?? input.value ?? "";
  if (typeof value !== "string") throw new CannotDo(`field "${input.custom_id}" takes one text`);
  if (value === "" && input.required === false) return value;
  const length = lengthOf(value);
  if (length < Math.max(1, input.min_length ?? 0))
    throw new CannotDo(`field "${input.custom_id}" is too short`);
  if (length > (input.max_length ?? 4000)) throw new CannotDo(`field "${input.custom_id}" is too long`);
  return value;
}

function fillSelect(select: Component, given: string | readonly string[] | undefined): string[] {
  const values = given === undefined ? [] : typeof given === "string" ? [given] : [...given];
  if (values.length === 0 && select.required === false) return values;
  return checkChosen(select, values);
}

/** Refuses a choice the select menu does not offer. */
export function checkChosen(select: Component, values: string[]): string[] {
  const least = select.min_values ?? 1;
  const most = select.max_values ?? 1;
  if (values.length < least || values.length > most)
    throw new CannotDo(`"${select.custom_id}" takes ${least} to ${most} values`);
  for (const value of values) {
    if (select.options && !select.options.some((option) => option.value === value)) {
      throw new CannotDo(`"${select.custom_id}" does not offer "${value}"`);
    }
  }
  return values;
}
