/** Every route the fake speaks, as `METHOD /path` below /api/v10. The first `:param` is the bucket's top-level id. */
const ROUTE_NAMES = [
  "GET /gateway",
  "GET /gateway/bot",
  "GET /users/@me",
  "GET /users/@me/guilds",
  "POST /users/@me/channels",
  "GET /users/:user",
  "GET /applications/@me",
  "GET /oauth2/applications/@me",
  "GET /applications/:application/commands",
  "PUT /applications/:application/commands",
  "POST /applications/:application/commands",
  "GET /applications/:application/commands/:command",
  "PATCH /applications/:application/commands/:command",
  "DELETE /applications/:application/commands/:command",
  "GET /applications/:application/guilds/:guild/commands",
  "PUT /applications/:application/guilds/:guild/commands",
  "POST /applications/:application/guilds/:guild/commands",
  "GET /applications/:application/guilds/:guild/commands/permissions",
  "GET /applications/:application/guilds/:guild/commands/:command",
  "PATCH /applications/:application/guilds/:guild/commands/:command",
  "DELETE /applications/:application/guilds/:guild/commands/:command",
  "POST /interactions/:interaction/:token/callback",
  "POST /webhooks/:application/:token",
  "GET /webhooks/:application/:token/messages/:message",
  "PATCH /webhooks/:application/:token/messages/:message",
  "DELETE /webhooks/:application/:token/messages/:message",
  "GET /channels/:channel",
  "PATCH /channels/:channel",
  "POST /channels/:channel/typing",
  "POST /channels/:channel/threads",
  "GET /channels/:channel/messages",
  "POST /channels/:channel/messages",
  "GET /channels/:channel/messages/:message",
  "PATCH /channels/:channel/messages/:message",
  "DELETE /channels/:channel/messages/:message",
  "POST /channels/:channel/messages/:message/crosspost",
  "POST /channels/:channel/messages/:message/threads",
  "GET /guilds/:guild",
  "GET /guilds/:guild/channels",
  "GET /guilds/:guild/roles",
  "GET /guilds/:guild/members/:user",
] as const;

export type RouteName = (typeof ROUTE_NAMES)[number];

export interface MatchedRoute {
  name: RouteName;
  params: Record<string, string>;
}

const PATTERNS = ROUTE_NAMES.map((name) => {
  const [method = "", template = ""] = name.split(" ");
  return { name, method, steps: template.split("/").slice(1) };
});

/** Finds the route of a decoded path; a literal step wins over a `:param` because it stands first in the list. */
export function matchRoute(method: string, path: string): MatchedRoute | undefined {
  const steps = path.split("/").slice(1);
  for (const pattern of PATTERNS) {
    if (pattern.method !== method || pattern.steps.length !== steps.length) continue;
    const params: Record<string, string> = {};
    const fits = pattern.steps.every((step, index) => {
      if (!step.startsWith(":")) return step === steps[index];
      params[step.slice(1)] = steps[index] ?? "";
      return true;
    });
    if (fits) return { name: pattern.name, params };
  }
  return undefined;
}

/** The interaction routes stand outside the global limit and carry their token in the path (docs, topics/rate-limits). */
export function isInteractionRoute(name: RouteName): boolean {
  return name.includes("/interactions/") || name.includes("/webhooks/");
}
