import { z } from "zod";

type KeysOf<T> = T extends unknown ? keyof T : never;
type Forgotten<Schema extends z.ZodType, Published> = Exclude<KeysOf<Published>, KeysOf<z.output<Schema>>>;
type Whole<Schema extends z.ZodType, Published> = [Forgotten<Schema, Published>] extends [never]
  ? unknown
  : { forgotten: Forgotten<Schema, Published> };

/**
 * Ties a schema to a type of `@slack/types`: it does not compile when it lets through what the type forbids,
 * or forgets a member that the type has.
 */
export function like<Published>() {
  return <Schema extends z.ZodType<Published>>(schema: Schema & Whole<Schema, Published>): Schema => schema;
}

type Discriminable<Output> = z.ZodType<Output> & {
  _zod: { propValues: z.core.util.PropValues };
};

/**
 * Lets a union of shapes that share one `type` stand in a discriminated union. zod reads the discriminator off
 * objects only, so it is told here.
 */
export function oneOfType<Output>(type: string, schema: z.ZodType<Output>): Discriminable<Output> {
  schema._zod.propValues = { type: new Set([type]) };
  return schema as Discriminable<Output>;
}

/** Text that shows something: Slack counts blanks alone as empty. */
export const shown = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim() !== "", "must be more than 0 characters");

export const link = (max = 3000) => z.string().min(1).max(max);
export const id = () => z.string().min(1).max(255).exactOptional();
export const flag = () => z.boolean().exactOptional();
