import type { Json } from "../json.ts";
import { Refusal } from "../refusal.ts";
import type { Person, Usergroup, World } from "../world.ts";
import { always, type Method } from "./method.ts";

const userInfo: Method = {
  scopes: always("users:read"),
  args: ["user", "include_locale"],
  run({ world, args }) {
    const person = world.people.get(String(args.user));
    if (person === undefined) throw new Refusal("user_not_found");
    return { user: personAsApi(world, person, args.include_locale === true) };
  },
};

function personAsApi(world: World, person: Person, withLocale: boolean): Json {
  return {
    id: person.id,
    team_id: world.team.id,
    name: person.name,
    real_name: person.realName,
    deleted: person.deleted,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: person.tzOffset,
    is_admin: person.isAdmin,
    is_owner: false,
    is_bot: person.isBot,
    is_restricted: false,
    ...(withLocale && { locale: person.locale }),
    profile: { real_name: person.realName, display_name: person.name },
  };
}

const usergroups: Method = {
  scopes: always("usergroups:read"),
  args: ["include_disabled", "include_users", "include_count"],
  run({ world, args }) {
    const groups = [...world.usergroups.values()].filter(
      (one) => args.include_disabled === true || !one.disabled,
    );
    return { usergroups: groups.map((group) => groupAsApi(world, group, args.include_users === true)) };
  },
};

function groupAsApi(world: World, group: Usergroup, withUsers: boolean): Json {
  return {
    id: group.id,
    team_id: world.team.id,
    is_usergroup: true,
    handle: group.handle,
    name: group.name,
    date_delete: group.disabled ? 1 : 0,
    ...(withUsers && { users: group.users }),
  };
}

const usergroupUsers: Method = {
  scopes: always("usergroups:read"),
  args: ["usergroup", "include_disabled"],
  run({ world, args }) {
    const group = world.usergroups.get(String(args.usergroup));
    if (group === undefined) throw new Refusal("no_such_subteam");
    return { users: group.users };
  },
};

export const peopleMethods: Record<string, Method> = {
  "users.info": userInfo,
  "usergroups.list": usergroups,
  "usergroups.users.list": usergroupUsers,
};
