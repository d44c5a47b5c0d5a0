import type { z } from "zod";
import { storySchema } from "./schema.ts";

type Schema = z.core.$ZodTypes;

/** The keys that may stand in the map at a path of a story, in the order the schema declares them. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  const def = formOf(schemaAt(path))?._zod.def;
  return def?.type === "object" ? Object.keys(def.shape) : [];
}

/** Whether the key that a path ends in may be left out. */
export function mayBeLeftOut(path: readonly PropertyKey[]): boolean {
  const type = schemaAt(path)?._zod.def.type;
  return type === "optional" || type === "default";
}

function schemaAt(path: readonly PropertyKey[]): Schema | undefined {
  return path.reduce<Schema | undefined>(
    (schema, step) => schemaUnder(formOf(schema), step),
    storySchema as Schema,
  );
}

function schemaUnder(schema: Schema | undefined, step: PropertyKey): Schema | undefined {
  const def = schema?._zod.def;
  switch (def?.type) {
    case "object":
      return def.shape[String(step)] as Schema | undefined;
    case "record":
      return def.valueType as Schema;
    case "array":
      return def.element as Schema;
    default:
      return undefined;
  }
}

/** A schema without what makes it optional; of several forms, the one that is a map. */
function formOf(schema: Schema | undefined): Schema | undefined {
  const def = schema?._zod.def;
  switch (def?.type) {
    case "optional":
    case "default":
      return formOf(def.innerType as Schema);
    case "union":
      return (def.options as readonly Schema[]).find((option) => option._zod.def.type === "object");
    default:
      return schema;
  }
}
