import { type Json, listOf, textOf } from "./json.ts";

/** What a person picks: a value, a label they can read, or for pickers the id, date or time itself. */
export type Picked = string | number | readonly string[];

const SINGLE: Record<string, string> = {
  users_select: "selected_user",
  conversations_select: "selected_conversation",
  channels_select: "selected_channel",
  datepicker: "selected_date",
  timepicker: "selected_time",
  datetimepicker: "selected_date_time",
};
const SEVERAL: Record<string, string> = {
  multi_users_select: "selected_users",
  multi_conversations_select: "selected_conversations",
  multi_channels_select: "selected_channels",
};
const ONE_OPTION = new Set(["static_select", "external_select", "radio_buttons", "overflow"]);
const MORE_OPTIONS = new Set(["multi_static_select", "multi_external_select", "checkboxes"]);

/** The value Slack reports for an element when a person has chosen `picked` in it. Throws when it is not offered. */
export function pickedValue(element: Json, picked: Picked): Json {
  const type = textOf(element.type) ?? "";
  const single = SINGLE[type];
  if (single !== undefined) return { [single]: picked };
  const several = SEVERAL[type];
  if (several !== undefined) return { [several]: many(picked) };
  if (ONE_OPTION.has(type)) return { selected_option: offered(element, String(picked)) };
  if (MORE_OPTIONS.has(type)) return { selected_options: many(picked).map((one) => offered(element, one)) };
  if (type === "rich_text_input") return { rich_text_value: asRichText(String(picked)) };
  return { value: String(picked) };
}

function many(picked: Picked): string[] {
  return typeof picked === "object" ? [...picked] : [String(picked)];
}

/** The option with this value or this label. */
function offered(element: Json, wanted: string): Json {
  const groups = listOf(element.option_groups).flatMap((group) => listOf(group.options));
  const options = [...listOf(element.options), ...groups];
  const found = options.find((option) => option.value === wanted || labelOf(option) === wanted);
  // The options of an external menu are the app's own, told on demand.
  if (found === undefined && String(element.type).includes("external")) {
    return { text: { type: "plain_text", text: wanted }, value: wanted };
  }
  if (found === undefined)
    throw new Error(`${wanted} is not offered, only ${options.map(labelOf).join(", ")}`);
  return found;
}

/** The words a person reads on a button or an option. */
export function labelOf(element: Json): string {
  return textOf((element.text as Json | undefined)?.text) ?? "";
}

/** What an element holds before anybody has touched it. */
export function initialValueOf(element: Json): Json | undefined {
  for (const [key, value] of Object.entries(element)) {
    if (!key.startsWith("initial_") || value === undefined) continue;
    const name = key.slice("initial_".length);
    return { [name === "value" ? "value" : `selected_${name}`]: value };
  }
  return undefined;
}

function asRichText(text: string): Json {
  const section = { type: "rich_text_section", elements: [{ type: "text", text }] };
  return { type: "rich_text", elements: [section] };
}
