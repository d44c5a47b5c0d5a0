import { bodyAs, type Call, created, type Handler, noContent, ok, param } from "./call.ts";
import { wireCommand } from "./command-book.ts";
import type { CommandBody } from "./command-shapes.ts";
import type { BodySchema } from "./openapi.ts";
import { Refusal } from "./refusal.ts";
import type { RouteName } from "./route-names.ts";
import type { State } from "./state.ts";
import { wireChannel, wireGuild, wireMember, wireRoles, wireUser } from "./world-wire.ts";

/** The bot itself, its gateway address, its commands, and its server. */
export function applicationRoutes(state: State) {
  const { world, commands, applicationId } = state;

  const application = () => ({
    id: applicationId,
    name: world.bot.name,
    icon: null,
    description: "",
    type: null,
    summary: "",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    flags: 0,
    team: null,
    bot: wireUser(world.bot),
    owner: wireUser(world.owner),
    approximate_guild_count: 1,
    integration_types_config: { 0: {} },
  });

  const gateway: Handler = () =>
    ok({
      url: state.gatewayUrl(),
      shards: 1,
      session_start_limit: { ...state.sessionStarts, reset_after: 86_400_000, max_concurrency: 1 },
    });

  /** The commands of one place: `guild` undefined for the global ones. */
  function commandRoutes(guildOf: (call: Call) => string | undefined) {
    const show = (command: Parameters<typeof wireCommand>[0]) => wireCommand(command, applicationId);
    const read = <T>(call: Call, schema: BodySchema, body = call.body, at: string[] = []): T => {
      bodyAs(call, schema, withNumericPermissions(body), at);
      return body as T;
    };
    return {
      list: ((call) => ok(commands.listed(guildOf(call)).map(show))) satisfies Handler,
      replace: ((call) => {
        const bodies = Array.isArray(call.body) ? call.body : [];
        for (const [index, body] of bodies.entries()) {
          read(call, "ApplicationCommandUpdateRequestSchema", body, [String(index)]);
        }
        return ok(commands.replaceAll(guildOf(call), bodies as CommandBody[]).map(show));
      }) satisfies Handler,
      create: ((call) => {
        const body = read<CommandBody>(call, "ApplicationCommandCreateRequestSchema");
        const { command, isNew } = commands.upsert(guildOf(call), body);
        return isNew ? created(show(command)) : ok(show(command));
      }) satisfies Handler,
      get: ((call) => ok(show(commands.get(guildOf(call), param(call, "command"))))) satisfies Handler,
      change: ((call) => {
        const change = read<Partial<CommandBody>>(call, "ApplicationCommandPatchRequestPartialSchema");
        return ok(show(commands.patch(commands.get(guildOf(call), param(call, "command")), change)));
      }) satisfies Handler,
      remove: ((call) => {
        commands.remove(guildOf(call), param(call, "command"));
        return noContent;
      }) satisfies Handler,
    };
  }

  const theGuild = (call: Call) => {
    if (param(call, "guild") !== world.guild.id || !state.membership.isInGuild) throw new Refusal(10004);
    return world.guild.id;
  };
  const global = commandRoutes(() => undefined);
  const inGuild = commandRoutes((call) => {
    const isOurs = param(call, "guild") === world.guild.id && state.membership.isInGuild;
    if (!isOurs) throw new Refusal(50001);
    return world.guild.id;
  });

  return {
    "GET /gateway": () => ok({ url: state.gatewayUrl() }),
    "GET /gateway/bot": gateway,
    "GET /users/@me": () =>
      ok({ ...wireUser(world.bot), verified: true, mfa_enabled: true, locale: "en-US" }),
    "GET /users/@me/guilds": () =>
      ok(
        state.membership.isInGuild
          ? [
              {
                id: world.guild.id,
                name: world.guild.name,
                icon: null,
                banner: null,
                owner: false,
                permissions: world.botRole.permissions.toString(),
                features: [],
              },
            ]
          : [],
      ),
    "POST /users/@me/channels": (call) => {
      const { recipient_id } = (call.body ?? {}) as { recipient_id?: string };
      if (!recipient_id || !world.people.has(recipient_id)) throw new Refusal(10013);
      return ok(wireChannel(world.dm(recipient_id), world));
    },
    "GET /users/:user": (call) => {
      const user = world.people.get(param(call, "user"));
      if (!user) throw new Refusal(10013);
      return ok(wireUser(user));
    },
    "GET /applications/@me": () => ok(application()),
    "GET /oauth2/applications/@me": () => ok(application()),
    "GET /applications/:application/commands": global.list,
    "PUT /applications/:application/commands": global.replace,
    "POST /applications/:application/commands": global.create,
    "GET /applications/:application/commands/:command": global.get,
    "PATCH /applications/:application/commands/:command": global.change,
    "DELETE /applications/:application/commands/:command": global.remove,
    "GET /applications/:application/guilds/:guild/commands": inGuild.list,
    "PUT /applications/:application/guilds/:guild/commands": inGuild.replace,
    "POST /applications/:application/guilds/:guild/commands": inGuild.create,
    "GET /applications/:application/guilds/:guild/commands/permissions": () => ok([]),
    "GET /applications/:application/guilds/:guild/commands/:command": inGuild.get,
    "PATCH /applications/:application/guilds/:guild/commands/:command": inGuild.change,
    "DELETE /applications/:application/guilds/:guild/commands/:command": inGuild.remove,
    "GET /guilds/:guild": (call) => ok({ id: theGuild(call), ...wireGuild(world) }),
    "GET /guilds/:guild/channels": (call) => {
      theGuild(call);
      return ok(
        [...world.channels.values()]
          .filter((one) => one.guildId && !one.thread)
          .map((one) => wireChannel(one, world)),
      );
    },
    "GET /guilds/:guild/roles": (call) => {
      theGuild(call);
      return ok(wireRoles(world));
    },
    "GET /guilds/:guild/members/:user": (call) => {
      theGuild(call);
      const member = world.people.get(param(call, "user"));
      if (!member) throw new Refusal(10007);
      return ok(wireMember(member, world));
    },
  } satisfies Partial<Record<RouteName, Handler>>;
}

/** The docs have a bit set in a string; the OpenAPI document has a number. */
function withNumericPermissions(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("default_member_permissions" in body)) return body;
  const bits = body.default_member_permissions;
  const isBitSet = typeof bits === "string" && /^\d+$/.test(bits);
  return isBitSet ? { ...body, default_member_permissions: Number(bits) } : body;
}
