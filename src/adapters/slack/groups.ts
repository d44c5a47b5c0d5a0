import { UserError } from "../../chat/errors.ts";
import type { Client } from "./client.ts";
import { GROUPS_MS } from "./limits.ts";
import { troubleOf } from "./trouble.ts";

/** Who is in the user groups that matter: those named among the moderators. */
export interface Groups {
  /** The groups a person is in. Rejects with a UserError where Slack does not tell. */
  of(user: string): Promise<readonly string[]>;
}

interface Known {
  readonly at: number;
  readonly members: Promise<ReadonlySet<string>>;
}

/** Members are looked up when first asked for, and taken as known for a minute. */
export function createGroups(
  client: Client,
  moderators: ReadonlySet<string>,
  now: () => Temporal.Instant,
): Groups {
  const groups = [...moderators].filter((id) => id.startsWith("S"));
  const knownById = new Map<string, Known>();

  function membersOf(group: string): Promise<ReadonlySet<string>> {
    const at = now().epochMilliseconds;
    const known = knownById.get(group);
    if (known !== undefined && at - known.at < GROUPS_MS) return known.members;
    const members = lookUp(client, group);
    knownById.set(group, { at, members });
    // What failed is asked for again the next time.
    members.catch(() => knownById.delete(group));
    return members;
  }

  return {
    async of(user) {
      const looked = await Promise.all(
        groups.map(async (group) => ({ group, members: await membersOf(group) })),
      );
      return looked.filter(({ members }) => members.has(user)).map(({ group }) => group);
    },
  };
}

async function lookUp(client: Client, usergroup: string): Promise<ReadonlySet<string>> {
  try {
    const { users = [] } = await client.usergroups.users.list({ usergroup });
    return new Set(users);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.kind === "refused" && trouble.code === "no_such_subteam") return new Set();
    const mend =
      trouble.kind === "refused" && trouble.code === "missing_scope"
        ? "Whoever runs the bot must add the scope usergroups:read and install the app again."
        : "Try again in a minute.";
    throw new UserError(
      `That is for moderators, and Slack does not say just now who is in their user group ${usergroup}, so nobody in it may do that. ${mend}`,
      { cause: error },
    );
  }
}
