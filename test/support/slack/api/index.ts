import type { Json } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { chatMethods } from "./chat.ts";
import { conversationMethods } from "./conversations.ts";
import { fileMethods } from "./files.ts";
import type { Call, Method } from "./method.ts";
import { peopleMethods } from "./people.ts";
import { viewMethods } from "./views.ts";

const own: Record<string, Method> = {
  "api.test": { token: "none", args: ["error", "foo"], run: testApi },
  "auth.test": {
    args: [],
    run: ({ world, origin }) => ({
      ...{ url: `${origin}/`, team: world.team.name, team_id: world.team.id },
      ...{ user: world.bot.name, user_id: world.bot.userId, bot_id: world.bot.botId },
      is_enterprise_install: false,
    }),
  },
  "apps.connections.open": { token: "app", args: [], run: (call) => ({ url: call.issueTicket() }) },
};

const methods: Record<string, Method> = {
  ...own,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...peopleMethods,
  ...viewMethods,
};

/** Arguments that any method takes. */
const COMMON = new Set(["token", "team_id"]);

export interface Answered {
  body: Json;
  /** Scopes the method wanted, for the `x-accepted-oauth-scopes` header. */
  accepted: string[];
}

/** Answers one call as Slack would, a refusal being an answer too. */
export function answerCall(name: string, token: string | undefined, call: Call): Answered {
  const method = methods[name];
  if (method === undefined) return refused(new Refusal("unknown_method", { req_method: name }), []);
  const accepted = method.scopes?.(call) ?? [];
  try {
    checkToken(method, token, call);
    const missing = accepted.filter((scope) => !call.world.scopes.includes(scope));
    if (missing.length > 0) {
      throw new Refusal("missing_scope", {
        needed: missing.join(","),
        provided: call.world.scopes.join(","),
      });
    }
    for (const arg of Object.keys(call.args)) {
      if (!COMMON.has(arg) && !method.args.includes(arg))
        call.world.flag("unknown argument", `${name}: ${arg}`);
    }
    return { body: { ok: true, ...method.run(call) }, accepted };
  } catch (cause) {
    if (cause instanceof Refusal) return refused(cause, accepted);
    throw cause;
  }
}

function refused(refusal: Refusal, accepted: string[]): Answered {
  return { body: { ok: false, error: refusal.code, ...refusal.details }, accepted };
}

function checkToken(method: Method, token: string | undefined, { world }: Call): void {
  const wanted = method.token ?? "bot";
  if (wanted === "none") return;
  if (token === undefined || token === "") throw new Refusal("not_authed");
  const { botToken, appToken } = world.credentials;
  const kind = token === botToken ? "bot" : token === appToken ? "app" : undefined;
  if (kind === undefined) throw new Refusal("invalid_auth");
  if (world.tokens[kind] !== "valid") throw new Refusal(world.tokens[kind]);
  if (kind !== wanted) throw new Refusal("not_allowed_token_type");
}

function testApi({ args }: Call): Json {
  if (typeof args.error === "string") throw new Refusal(args.error);
  return { args };
}
