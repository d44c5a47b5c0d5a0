import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { Handler } from "./call.ts";
import { createChanges } from "./changes.ts";
import { type Clock, createClock, createIds } from "./clock.ts";
import { createCommandBook } from "./command-book.ts";
import { createGateway } from "./gateway.ts";
import { createHttp } from "./http.ts";
import { createInteractionBook } from "./interaction-book.ts";
import { createJournal, type RequestQuery, type RequestRecord } from "./journal.ts";
import { createMessageBook } from "./message-book.ts";
import { createMisbehaviour, type Fault, type PlannedFault } from "./misbehaviour.ts";
import { createNotice } from "./notice.ts";
import { createPeople } from "./people.ts";
import { forbiddenIntents, type PrivilegedIntent } from "./permissions.ts";
import { createRateLimits } from "./rate-limits.ts";
import type { RouteName } from "./route-names.ts";
import { applicationRoutes } from "./routes-application.ts";
import { channelRoutes } from "./routes-channels.ts";
import { interactionRoutes } from "./routes-interactions.ts";
import { messageEvent, readyData, type State } from "./state.ts";
import { createWorld } from "./world.ts";
import type { WorldOptions } from "./world-shapes.ts";
import { wireGuildCreate } from "./world-wire.ts";

export interface FakeDiscordOptions extends WorldOptions {
  /** The time the fake goes by. Pushed ahead with `advance`. */
  clock?: Clock;
  heartbeatInterval?: number;
  /** Privileged intents switched on in the developer portal; none by default. */
  privilegedIntents?: readonly PrivilegedIntent[];
  sessionStarts?: { total: number; remaining: number };
  enforceIdentifyRate?: boolean;
  /** Invalid requests in ten minutes until the ban; 10,000 in the real Discord. */
  invalidRequestsMax?: number;
}

export type FakeDiscord = Awaited<ReturnType<typeof createFakeDiscord>>;

/** Starts a Discord on 127.0.0.1: REST and gateway for a real discord.js, people to act, and every way to go wrong. */
export async function createFakeDiscord(options: FakeDiscordOptions = {}) {
  const clock = createClock(options.clock);
  const makeId = createIds(clock);
  const notice = createNotice();
  const applicationId = makeId();
  const token = inventToken(applicationId);
  const world = createWorld(options, makeId, clock);
  const journal = createJournal();
  const limits = createRateLimits(clock, options.invalidRequestsMax ?? 10_000);
  const misbehaviour = createMisbehaviour();
  const commands = createCommandBook(clock, makeId);
  const interactions = createInteractionBook(clock, makeId);
  const sessionStarts = options.sessionStarts ?? { total: 1000, remaining: 1000 };
  const membership = { isInGuild: true };
  let port = 0;

  const messages = createMessageBook(clock, makeId, (what, message) => {
    const event = messageEvent(state, what, message);
    if (event) gateway.publish(`MESSAGE_${what}`, event, !("guild_id" in event));
    notice.changed();
  });
  const gatewayOptions = {
    token,
    clock,
    heartbeatInterval: options.heartbeatInterval ?? 41_250,
    forbiddenIntents: forbiddenIntents(options.privilegedIntents ?? []),
    sessionStarts,
    enforceIdentifyRate: options.enforceIdentifyRate ?? false,
    resumeUrl: () => `ws://127.0.0.1:${port}/resume`,
    ready: () => readyData(state),
    afterReady: () => (membership.isInGuild ? [{ t: "GUILD_CREATE", d: wireGuildCreate(world) }] : []),
  };
  const gateway = createGateway(gatewayOptions, notice);
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const books = { commands, messages, interactions };
  const state: State = {
    applicationId,
    clock,
    notice,
    world,
    ...books,
    gateway,
    sessionStarts,
    gatewayUrl,
    membership,
  };

  const handlers = {
    ...applicationRoutes(state),
    ...channelRoutes(state),
    ...interactionRoutes(state),
  } satisfies Record<RouteName, Handler>;
  const { server } = createHttp({ token, clock, notice, journal, limits, misbehaviour, handlers });
  server.on("upgrade", (request, socket, head) => gateway.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;

  return {
    /** For `new Client({ rest: { api: apiUrl, version: "10" } })`. */
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    applicationId,
    guild: world.guild,
    bot: world.bot,
    owner: world.owner,
    user: world.user,
    channel: world.channel,
    role: world.role,
    dm: world.dm,
    gateway,
    ...createPeople(state, journal.troubles),
    ...createChanges(state),

    /** The commands registered now: global ones, or those of the server. */
    commands: (where: "global" | "guild" = "global") =>
      commands.listed(where === "guild" ? world.guild.id : undefined),
    /** All interactions so far, oldest first. */
    interactions: () => [...interactions.byId.values()],

    /** Requests as they came in, oldest first. */
    requests: (query?: RequestQuery): RequestRecord[] => journal.find(query),
    /** Awaits the nth request of that kind (the first by default). */
    requested: (query: RequestQuery, nth = 1) =>
      notice.until(() => journal.find(query)[nth - 1], `request ${nth} of ${JSON.stringify(query)}`),
    /** Every body so far that Discord's documents do not allow. */
    violations: journal.violations,
    /** Awaits a condition without sleeping. */
    until: notice.until,

    now: clock.now,
    /** Pushes the fake's clock ahead; what is overdue by then has happened. */
    advance(ms: number) {
      clock.push(ms);
      notice.changed();
    },

    /** Plans a fault for the next requests of a route. */
    misbehave(
      route: RouteName,
      fault: Fault,
      { times = 1, when }: { times?: number; when?: (request: RequestRecord) => boolean } = {},
    ): PlannedFault {
      return misbehaviour.plan(route, fault, times, when);
    },
    limitRoute: limits.limitRoute,
    limitAll: limits.limitAll,
    invalidRequests: limits.invalidRequests,

    async stop() {
      misbehaviour.releaseAll();
      gateway.stop();
      notice.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Three parts, the first the application's id in base64, as in a real token. Made anew each time, good for nothing else. */
function inventToken(applicationId: string): string {
  const id = Buffer.from(applicationId).toString("base64url");
  return `${id}.${randomBytes(4).toString("base64url")}.${randomBytes(27).toString("base64url")}`;
}
