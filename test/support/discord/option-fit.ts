import type { CommandOption } from "./command-shapes.ts";
import { lengthOf } from "./refusal.ts";
import type { World } from "./world.ts";
import type { Person, Ref } from "./world-shapes.ts";
import { wireChannelPart, wireMemberPart, wireRole, wireUser } from "./world-wire.ts";

/** What a person cannot do, because Discord's own client would not let them. */
export class CannotDo extends Error {}

export type GivenValue = string | number | boolean | { id: string };

export interface Resolved {
  users?: Record<string, unknown>;
  members?: Record<string, unknown>;
  roles?: Record<string, unknown>;
  channels?: Record<string, unknown>;
}

export interface SentOption {
  name: string;
  type: number;
  value: string | number | boolean;
  focused?: true;
}

/** The options a person filled in, held against their registration and put as Discord sends them. */
export function fitOptions(
  registered: readonly CommandOption[],
  given: Record<string, GivenValue>,
  person: Person,
  world: World,
) {
  const resolved: Resolved = {};
  for (const name of Object.keys(given)) {
    if (!registered.some((option) => option.name === name))
      throw new CannotDo(`no option "${name}" is registered here`);
  }
  for (const option of registered) {
    if (option.required && !(option.name in given)) throw new CannotDo(`option "${option.name}" is required`);
  }
  const options = registered.flatMap((option): SentOption[] => {
    const value = given[option.name];
    return value === undefined
      ? []
      : [{ name: option.name, type: option.type, value: fitValue(option, value, person, world, resolved) }];
  });
  return { options, resolved };
}

function fitValue(
  option: CommandOption,
  value: GivenValue,
  person: Person,
  world: World,
  resolved: Resolved,
): string | number | boolean {
  const refuse = (why: string): never => {
    throw new CannotDo(`option "${option.name}": ${JSON.stringify(value)} ${why}`);
  };
  switch (option.type) {
    case 3: {
      if (typeof value !== "string" || value === "") return refuse("is not a text");
      if (lengthOf(value) < (option.min_length ?? 0)) return refuse(`is shorter than ${option.min_length}`);
      if (lengthOf(value) > (option.max_length ?? 6000))
        return refuse(`is longer than ${option.max_length ?? 6000}`);
      return amongChoices(option, value, refuse);
    }
    case 4:
    case 10: {
      if (typeof value !== "number" || (option.type === 4 && !Number.isSafeInteger(value)))
        return refuse("is not such a number");
      if (value < (option.min_value ?? Number.NEGATIVE_INFINITY))
        return refuse(`is below ${option.min_value}`);
      if (value > (option.max_value ?? Number.POSITIVE_INFINITY))
        return refuse(`is above ${option.max_value}`);
      return amongChoices(option, value, refuse);
    }
    case 5:
      return typeof value === "boolean" ? value : refuse("is not true or false");
    case 6:
    case 7:
    case 8:
    case 9:
      if (typeof value !== "string" && typeof value !== "object") return refuse("names nothing");
      return resolveThing(option.type, value, option.channel_types ?? undefined, person, world, resolved);
    default:
      return refuse("is of a type this fake does not know");
  }
}

function amongChoices<T extends string | number>(
  option: CommandOption,
  value: T,
  refuse: (why: string) => never,
): T {
  if (!option.choices?.length || option.choices.some((choice) => choice.value === value)) return value;
  return refuse(`is none of the choices ${option.choices.map((choice) => choice.value).join(", ")}`);
}

/** Looks up a user (6), channel (7), role (8) or either of user and role (9), notes it as resolved, gives its id. */
export function resolveThing(
  type: number,
  ref: Ref,
  channelTypes: readonly number[] | undefined,
  person: Person,
  world: World,
  resolved: Resolved,
): string {
  const key = typeof ref === "string" ? ref : ref.id;
  if (type === 7) {
    const channel = world.channel(ref);
    if (channelTypes?.length && !channelTypes.includes(channel.type))
      throw new CannotDo(`channel "${channel.name}" is of type ${channel.type}`);
    resolved.channels = { ...resolved.channels, [channel.id]: wireChannelPart(channel, person, world) };
    return channel.id;
  }
  const isRole =
    type === 8 ||
    (type === 9 && [...world.roles.values()].some((role) => role.id === key || role.name === key));
  if (isRole) {
    const role = world.role(ref);
    resolved.roles = { ...resolved.roles, [role.id]: wireRole(role, 1) };
    return role.id;
  }
  const user = world.user(ref);
  const member = { ...wireMemberPart(user, world), permissions: "0" };
  resolved.users = { ...resolved.users, [user.id]: wireUser(user) };
  resolved.members = { ...resolved.members, [user.id]: member };
  return user.id;
}
