import {
  type APIApplication,
  type APIApplicationCommand,
  makeURLSearchParams,
  PermissionFlagsBits,
  type REST,
  type RESTAPIPartialCurrentUserGuild,
  Routes,
} from "discord.js";

export async function fetchApplication(rest: REST): Promise<APIApplication> {
  return (await rest.get(Routes.currentApplication())) as APIApplication;
}

export async function fetchCommands(
  rest: REST,
  application: string,
  guild?: string,
): Promise<APIApplicationCommand[]> {
  const route =
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  return (await rest.get(route)) as APIApplicationCommand[];
}

/** Two hundred at a time, as many as Discord gives. */
const SERVERS_A_PAGE = 200;

export async function fetchServers(rest: REST): Promise<RESTAPIPartialCurrentUserGuild[]> {
  const servers: RESTAPIPartialCurrentUserGuild[] = [];
  for (let page = SERVERS_A_PAGE; page === SERVERS_A_PAGE; ) {
    const query = makeURLSearchParams({ limit: SERVERS_A_PAGE, after: servers.at(-1)?.id });
    const more = (await rest.get(Routes.userGuilds(), { query })) as RESTAPIPartialCurrentUserGuild[];
    servers.push(...more);
    page = more.length;
  }
  return servers;
}

/** What the bot needs where it posts: to see, to write, in threads too, to attach a chart, and to find what it wrote. */
export const NEEDED = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
  "Attach Files": PermissionFlagsBits.AttachFiles,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
} as const;

/** The address that invites the bot with what it needs, and no more. */
export function inviteTo(application: string): string {
  const permissions = Object.values(NEEDED).reduce((sum, bit) => sum | bit, 0n);
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${permissions}`;
}
