import type { Channel, Person, Usergroup, World } from "./world.ts";

export interface NewPerson extends Partial<Omit<Person, "id">> {
  name: string;
}

export interface NewChannel {
  name: string;
  kind?: Channel["kind"];
  /** Whether the bot was invited (yes, unless told). */
  withBot?: boolean;
  /** Ids of members besides the bot; everybody, unless told. */
  members?: string[];
  archived?: boolean;
}

export function addPerson(world: World, { name, ...rest }: NewPerson): Person {
  const person: Person = {
    id: world.invent("U"),
    name,
    realName: name,
    tz: "Etc/UTC",
    tzOffset: 0,
    isAdmin: false,
    isBot: false,
    deleted: false,
    locale: "en-US",
    ...rest,
  };
  world.people.set(person.id, person);
  return person;
}

export function addChannel(world: World, channel: NewChannel): Channel {
  const { name, kind = "public", withBot = true, archived = false } = channel;
  const members = new Set(channel.members ?? [...world.people.keys()]);
  members.delete(world.bot.userId);
  if (withBot) members.add(world.bot.userId);
  const made: Channel = {
    id: world.invent(kind === "private" ? "G" : kind === "im" ? "D" : "C"),
    name,
    kind,
    members,
    archived,
    user: undefined,
  };
  world.channels.set(made.id, made);
  return made;
}

/** The direct message between the bot and a person, opened when there is none. */
export function directMessage(world: World, user: string): Channel {
  const open = [...world.channels.values()].find((channel) => channel.user === user);
  if (open !== undefined) return open;
  const made = addChannel(world, { name: "directmessage", kind: "im", members: [user] });
  made.user = user;
  return made;
}

export function addUsergroup(world: World, handle: string, users: string[]): Usergroup {
  const group = { id: world.invent("S"), handle, name: handle, users, disabled: false };
  world.usergroups.set(group.id, group);
  return group;
}
