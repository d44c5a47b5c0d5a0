import type { MessageMetadata } from "@slack/types";
import { z } from "zod";
import { like } from "./blocks/like.ts";
import { problemsOf } from "./blocks/problems.ts";
import { isJson, type Json } from "./json.ts";
import { Refusal, refusalAt } from "./refusal.ts";
import type { World } from "./world.ts";

const value = z.union([z.string(), z.number(), z.boolean()]);
const record = z.record(z.string(), value);

const metadata = like<MessageMetadata>()(
  z.strictObject({
    event_type: z.string().min(1).max(255),
    event_payload: z.record(z.string(), z.union([value, record, z.array(record)])),
  }),
);

/** The metadata of a message; `undefined` when none was sent, an empty object when it is to be removed. */
export function takeMetadata(world: World, given: unknown): Json | undefined {
  if (given === undefined || given === null || given === "") return undefined;
  if (!isJson(given)) throw new Refusal("invalid_metadata_format");
  if (Object.keys(given).length === 0) return {};
  const found = metadata.safeParse(given, { reportInput: true });
  if (!found.success) {
    throw refusalAt("invalid_metadata_schema", problemsOf(found.error.issues, "/metadata"));
  }
  if (JSON.stringify(given).length > world.rules.metadataLimit) throw new Refusal("metadata_too_large");
  return given;
}
