import type { Json } from "../json.ts";
import type { Triggers } from "../triggers.ts";
import type { World } from "../world.ts";

/** One call of the Web API, its arguments read from a form, a query or JSON. */
export interface Call {
  world: World;
  args: Json;
  triggers: Triggers;
  /** Where this server answers, for the addresses it hands out. */
  origin: string;
  /** Issues a one-use address for a Socket Mode connection. */
  issueTicket(): string;
}

export interface Method {
  /** Which of the app's tokens it takes; the bot's, unless told. */
  token?: "bot" | "app" | "none";
  /** The scopes it needs, which may depend on the channel asked about. */
  scopes?(call: Call): string[];
  /** Arguments it knows. Slack ignores others, here they are flagged. */
  args: readonly string[];
  run(call: Call): Json;
}

export const always =
  (...scopes: string[]) =>
  () =>
    scopes;

/** A page of a list, with the cursor for the next one. */
export function pageOf<T>(items: T[], args: Json, usual: number): { page: T[]; next: string } {
  const asked = args.limit === undefined ? usual : Number(args.limit);
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 999) : usual;
  const from = args.cursor ? Number(Buffer.from(String(args.cursor), "base64").toString().slice(5)) : 0;
  const next = from + limit < items.length ? Buffer.from(`next:${from + limit}`).toString("base64") : "";
  return { page: items.slice(from, from + limit), next };
}
