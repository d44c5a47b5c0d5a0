import type { Slash } from "../../chat/command.ts";
import { firstWordsOf } from "../../chat/naming.ts";

/** Least rights: each with what it is for. */
export const SCOPES: Readonly<Record<string, string>> = {
  "app_mentions:read": "answer whoever mentions it",
  commands: "take slash commands",
  "chat:write": "post digests and corrections",
  "files:write": "show pictures of charts",
  "channels:history": "find a digest again whose posting was interrupted, in public channels",
  "groups:history": "the same in private channels",
  "usergroups:read": "know who is in a user group of moderators",
};

/** The one path that Slack calls. */
export const PATH = "/slack/events";

/** Longest usage hint that Slack is known to take. */
const USAGE_HINT = 1000;

/**
 * The app as Slack makes it “from a manifest”. With the public address of this bot it is called over HTTP, else it
 * uses Socket Mode. Plain data: printed as JSON.
 */
export function slackManifest({
  slashes,
  url,
}: {
  readonly slashes: readonly Slash[];
  readonly url?: string | undefined;
}) {
  const address = url === undefined ? undefined : requestUrl(url);
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: "Dateline",
      description: "Figures from the news, with their hedges, who said them, and where they were printed",
      background_color: "#1a3344",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: false, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "dateline", always_online: true },
      slash_commands: slashes.map((slash) => ({
        command: `/${slash.name}`,
        description: slash.summary,
        usage_hint: usageHint(slash),
        should_escape: true,
        ...(address !== undefined && { url: address }),
      })),
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
    settings: {
      event_subscriptions: {
        bot_events: ["app_home_opened", "app_mention"],
        ...(address !== undefined && { request_url: address }),
      },
      interactivity: { is_enabled: true, ...(address !== undefined && { request_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}

function usageHint(slash: Slash): string {
  const names = firstWordsOf(slash);
  while (names.join(" | ").length > USAGE_HINT) names.pop();
  return names.join(" | ");
}

/** An address without a path is taken as the bot's own, which has one path for all. */
function requestUrl(url: string): string {
  const { pathname, origin, search } = new URL(url);
  return pathname === "/" ? `${origin}${PATH}` : `${origin}${pathname}${search}`;
}
