import { SCALAR_STYLE, type ScalarStyle } from "js-yaml";
import { parseYaml } from "./yaml.ts";

/** A value as YAML on one line, between other values where it stands in a list or a map of one line. */
export function writeYaml(
  value: unknown,
  { isInner = false, style = SCALAR_STYLE.PLAIN as ScalarStyle } = {},
): string {
  if (Array.isArray(value)) return `[${value.map((item) => writeYaml(item, { isInner: true })).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    if (entries.length === 0) return "{}";
    return `{ ${entries.map(([key, inner]) => `${key}: ${writeYaml(inner, { isInner: true })}`).join(", ")} }`;
  }
  return typeof value === "string" ? writeText(value, isInner, style) : String(value);
}

/** In the quotes that it had; without any where it is read as the same text. */
function writeText(text: string, isInner: boolean, style: ScalarStyle): string {
  if (style === SCALAR_STYLE.SINGLE_QUOTED) return `'${text.replaceAll("'", "''")}'`;
  const mayBeBare = style === SCALAR_STYLE.PLAIN && !/[\r\n]/.test(text);
  return mayBeBare && isReadAs(text, isInner) ? text : JSON.stringify(text);
}

function isReadAs(text: string, isInner: boolean): boolean {
  const parsed = parseYaml(isInner ? `[${text}]` : `- ${text}`);
  return (
    "value" in parsed && Array.isArray(parsed.value) && parsed.value.length === 1 && parsed.value[0] === text
  );
}
