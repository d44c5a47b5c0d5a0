import type { Clock, MakeId } from "./clock.ts";
import { checkCommand } from "./command-limits.ts";
import { CHAT_INPUT, type CommandBody } from "./command-shapes.ts";
import { formRefusal, Refusal } from "./refusal.ts";

export interface Command extends CommandBody {
  id: string;
  type: number;
  version: string;
  guildId: string | undefined;
}

const MOST_BY_TYPE: Record<number, number> = { 1: 100, 2: 15, 3: 15, 4: 1 };
const CREATES_A_DAY = 200;
const DAY_MS = 24 * 60 * 60_000;

export type CommandBook = ReturnType<typeof createCommandBook>;

/** The application's registered commands, global (guild undefined) and by guild. */
export function createCommandBook(clock: Clock, makeId: MakeId) {
  const commands = new Map<string, Command>();
  const creates: { at: number; guildId: string | undefined }[] = [];

  const listed = (guildId: string | undefined) =>
    [...commands.values()].filter((one) => one.guildId === guildId);
  const named = (guildId: string | undefined, body: CommandBody) =>
    listed(guildId).find((one) => one.name === body.name && one.type === (body.type ?? CHAT_INPUT));

  function get(guildId: string | undefined, id: string): Command {
    const command = commands.get(id);
    if (!command || command.guildId !== guildId) throw new Refusal(10063);
    return command;
  }

  /** POST: the same name and type overwrites. */
  function upsert(guildId: string | undefined, body: CommandBody): { command: Command; isNew: boolean } {
    const problems = checkCommand(body);
    if (problems.length > 0) throw formRefusal(problems);
    const known = named(guildId, body);
    if (!known) {
      refuseTooMany([...listed(guildId), body]);
      countCreate(guildId);
    }
    return { command: store(guildId, body, known), isNew: !known };
  }

  /** PUT: what is not in the list is gone, of every type. */
  function replaceAll(guildId: string | undefined, bodies: CommandBody[]): Command[] {
    const problems = bodies.flatMap((body, index) => checkCommand(body, [String(index)]));
    const keys = bodies.map((body) => `${body.type ?? CHAT_INPUT} ${body.name}`);
    for (const [index, key] of keys.entries()) {
      if (keys.indexOf(key) === index) continue;
      const message = "Application command names must be unique";
      problems.push({ path: [String(index), "name"], code: "APPLICATION_COMMANDS_DUPLICATE_NAME", message });
    }
    if (problems.length > 0) throw formRefusal(problems);
    refuseTooMany(bodies);
    const known = bodies.map((body) => named(guildId, body));
    for (const one of known) if (!one) countCreate(guildId);
    for (const one of listed(guildId)) commands.delete(one.id);
    return bodies.map((body, index) => store(guildId, body, known[index]));
  }

  function patch(command: Command, change: Partial<CommandBody>): Command {
    const { guildId, version: _, ...before } = command;
    const body = { ...before, ...change };
    const problems = checkCommand(body);
    if (problems.length > 0) throw formRefusal(problems);
    return store(guildId, body, command);
  }

  function store(guildId: string | undefined, body: CommandBody, known: Command | undefined): Command {
    const command: Command = {
      ...structuredClone(body),
      id: known?.id ?? makeId(),
      type: body.type ?? CHAT_INPUT,
      version: makeId(),
      guildId,
    };
    commands.set(command.id, command);
    return command;
  }

  function countCreate(guildId: string | undefined) {
    const since = clock.now() - DAY_MS;
    const today = creates.filter((one) => one.guildId === guildId && one.at > since).length;
    if (today >= CREATES_A_DAY) throw new Refusal(30034);
    creates.push({ at: clock.now(), guildId });
  }

  function refuseTooMany(bodies: readonly CommandBody[]) {
    for (const [type, most] of Object.entries(MOST_BY_TYPE)) {
      const ofType = bodies.filter((body) => (body.type ?? CHAT_INPUT) === Number(type));
      if (ofType.length > most) throw new Refusal(30032);
    }
  }

  function remove(guildId: string | undefined, id: string) {
    commands.delete(get(guildId, id).id);
  }

  return { commands, listed, get, upsert, replaceAll, patch, remove };
}

export function wireCommand(command: Command, applicationId: string) {
  const { guildId, contexts, integration_types, ...rest } = command;
  return {
    ...rest,
    application_id: applicationId,
    description: command.description ?? "",
    default_member_permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    ...(command.options ? { options: command.options } : {}),
    ...(guildId === undefined
      ? {
          dm_permission: command.dm_permission ?? true,
          contexts: contexts ?? null,
          integration_types: integration_types ?? [0],
        }
      : { guild_id: guildId }),
  };
}
