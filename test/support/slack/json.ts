/** A JSON object whose members nobody has checked yet. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Every object inside a value, outermost first. A list and no generator: the benchmarks would measure little else. */
export function objectsIn(value: unknown, found: Json[] = []): Json[] {
  if (typeof value !== "object" || value === null) return found;
  if (!Array.isArray(value)) found.push(value as Json);
  for (const one of Array.isArray(value) ? value : Object.values(value)) objectsIn(one, found);
  return found;
}
