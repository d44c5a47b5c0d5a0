import { lengthOf, type Problem, tooLong } from "./refusal.ts";
import { COMPONENT, type Component, SELECTS, walkComponents } from "./shapes.ts";

const V2_COMPONENTS_MAX = 40;
const V2_TEXT_MAX = 4000;
const ROWS_MAX = 5;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;

/** The rules of components that the OpenAPI document does not hold (docs, components/reference). */
export function checkComponents(
  components: readonly Component[],
  isV2: boolean,
  fileNames: string[],
): Problem[] {
  const all = [...walkComponents(components)];
  return [
    ...(isV2 ? checkV2(all, fileNames) : checkLegacy(components)),
    ...all.flatMap(({ component, path }) => checkOne(component, path)),
    ...checkUnique(
      all.map(({ component, path }) => [component.custom_id, [...path, "custom_id"]] satisfies Placed),
    ),
  ];
}

type Walked = { component: Component; path: string[] };

function checkV2(all: Walked[], fileNames: string[]): Problem[] {
  const problems: Problem[] = [];
  if (all.length > V2_COMPONENTS_MAX) problems.push(tooLong(["components"], V2_COMPONENTS_MAX));
  const characters = all.reduce((sum, { component }) => sum + lengthOf(component.content), 0);
  if (characters > V2_TEXT_MAX) {
    problems.push({
      path: ["components"],
      code: "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      message: `The total length of displayable text exceeds ${V2_TEXT_MAX} characters`,
    });
  }
  for (const { component, path } of all) {
    const urls = [
      component.media?.url,
      component.file?.url,
      ...(component.items ?? []).map((item) => item.media.url),
    ];
    for (const url of urls) {
      if (!url?.startsWith("attachment://") || fileNames.includes(url.slice("attachment://".length)))
        continue;
      const message = `The file ${url} was not uploaded with this message`;
      problems.push({ path, code: "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message });
    }
  }
  return problems;
}

/** Without the flag of Components V2 a message has up to five action rows and nothing else. */
function checkLegacy(components: readonly Component[]): Problem[] {
  const problems: Problem[] = [];
  if (components.length > ROWS_MAX) problems.push(tooLong(["components"], ROWS_MAX));
  for (const [index, component] of components.entries()) {
    if (component.type === COMPONENT.ROW) continue;
    const path = ["components", String(index), "type"];
    problems.push({ path, code: "BASE_TYPE_CHOICES", message: 'Value of field "type" must be one of (1,).' });
  }
  return problems;
}

function checkOne(component: Component, path: string[]): Problem[] {
  if (component.type === COMPONENT.ROW) return checkRow(component, path);
  if (component.type === COMPONENT.BUTTON) return checkButton(component, path);
  if (SELECTS.includes(component.type)) return checkSelect(component, path);
  return [];
}

/** A row's width is five: a button takes one, a select all five. */
function checkRow({ components = [] }: Component, path: string[]): Problem[] {
  const width = components.reduce((sum, child) => sum + (child.type === COMPONENT.BUTTON ? 1 : 5), 0);
  if (width <= 5) return [];
  const message = "Row has too many components: five buttons or one select.";
  return [{ path: [...path, "components"], code: "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message }];
}

function checkButton(button: Component, path: string[]): Problem[] {
  const given = [button.custom_id, button.url, button.sku_id].filter((value) => value != null).length;
  const wanted =
    button.style === LINK_STYLE ? "url" : button.style === PREMIUM_STYLE ? "sku_id" : "custom_id";
  const problems: Problem[] = [];
  if (given !== 1 || button[wanted] == null) {
    const message = `A button of style ${button.style} has a ${wanted} and nothing else to act on.`;
    problems.push({ path, code: "BUTTON_COMPONENT_CUSTOM_ID_OR_URL", message });
  }
  if (wanted !== "sku_id" && !button.label && !("emoji" in button)) {
    problems.push({
      path,
      code: "BUTTON_COMPONENT_INVALID_LABEL",
      message: "A label or an emoji is required.",
    });
  }
  return problems;
}

function checkSelect(select: Component, path: string[]): Problem[] {
  const problems: Problem[] = [];
  const { min_values, max_values, options } = select;
  const most = max_values ?? 1;
  if ((min_values ?? 1) > most || (options && most > options.length)) {
    const message = "min_values ≤ max_values ≤ number of options.";
    problems.push({ path, code: "SELECT_COMPONENT_VALUES_RANGE", message });
  }
  const values = (options ?? []).map(
    (option, index) => [option.value, [...path, "options", String(index)]] satisfies Placed,
  );
  problems.push(...checkUnique(values, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"));
  return problems;
}

/** A value that may occur once, and where it stands. */
type Placed = [value: string | null | undefined, path: string[]];

function checkUnique(values: Placed[], code = "COMPONENT_CUSTOM_ID_DUPLICATED"): Problem[] {
  const seen = new Set<string>();
  return values.flatMap(([value, path]) => {
    if (value == null) return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ path, code, message: `"${value}" cannot be duplicated` }];
  });
}

const MODAL_COMPONENTS_MAX = 5;

/** A modal holds up to five rows or labels; every input needs its own id and a label, here or on its Label. */
export function checkModal(components: readonly Component[]): Problem[] {
  const all = [...walkComponents(components)];
  const problems = checkUnique(
    all.map(({ component, path }) => [component.custom_id, [...path, "custom_id"]]),
  );
  if (components.length > MODAL_COMPONENTS_MAX) problems.push(tooLong(["components"], MODAL_COMPONENTS_MAX));
  for (const { component, path, parent } of all) {
    if (component.type === COMPONENT.ROW && component.components?.length !== 1) {
      problems.push({ ...tooLong([...path, "components"], 1) });
    }
    if (component.type !== COMPONENT.TEXT_INPUT) continue;
    const { min_length, max_length, value } = component;
    if (parent?.type === COMPONENT.ROW && !component.label) {
      problems.push({
        path: [...path, "label"],
        code: "BASE_TYPE_REQUIRED",
        message: "This field is required",
      });
    }
    if ((min_length ?? 0) > (max_length ?? 4000)) {
      problems.push({ path, code: "TEXT_INPUT_LENGTH_RANGE", message: "min_length is above max_length." });
    }
    if (value && lengthOf(value) > (max_length ?? 4000)) {
      problems.push(tooLong([...path, "value"], max_length ?? 4000));
    }
  }
  return problems;
}
