import type { Check } from "../../chat/check.ts";
import { ChatError } from "../../chat/errors.ts";
import type { SlackConfig } from "../../config.ts";
import { obstacleIn } from "./channel.ts";
import { createClient, type Reach } from "./client.ts";
import { SILENT } from "./log.ts";
import { SCOPES } from "./manifest.ts";
import { chatErrorOf } from "./trouble.ts";

const OAUTH = "“OAuth & Permissions” at https://api.slack.com/apps";
const BASICS = "“Basic Information”, “App-Level Tokens” at https://api.slack.com/apps";

/** Looks at how Slack is set up, without changing anything there. No check holds a secret. */
export async function examineSlack(
  { botToken, receive, apiUrl, moderators }: SlackConfig,
  channels: readonly string[] = [],
): Promise<Check[]> {
  const reach: Reach = { apiUrl, log: SILENT };
  const token = await examineBotToken(botToken, reach);
  const door =
    receive.mode === "socket"
      ? await examineAppToken(receive.appToken, reach)
      : { ok: true, text: `SLACK_SIGNING_SECRET is set; requests are taken on port ${receive.port}` };
  const posting = token[0]?.ok
    ? await Promise.all(channels.map((id) => examineChannel(id, botToken, reach)))
    : [];
  return [...token, door, ...posting, examineModerators(moderators)];
}

async function examineBotToken(botToken: string, reach: Reach): Promise<Check[]> {
  try {
    const { user, team, response_metadata } = await createClient(botToken, reach).auth.test();
    const granted = response_metadata?.scopes;
    return [{ ok: true, text: `SLACK_BOT_TOKEN works: @${user} in ${team}` }, ...examineScopes(granted)];
  } catch (error) {
    return [failed("SLACK_BOT_TOKEN does not work", error, `Copy the “Bot User OAuth Token” from ${OAUTH}.`)];
  }
}

function examineScopes(granted: readonly string[] | undefined): Check[] {
  if (granted === undefined) return [{ ok: true, text: "Slack did not say which scopes the bot has" }];
  const missing = Object.entries(SCOPES).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return [{ ok: true, text: "the bot has all the scopes it needs" }];
  return missing.map(([scope, purpose]) => ({
    ok: false,
    text: `the bot lacks the scope ${scope}, to ${purpose}`,
    mend: `Add it under ${OAUTH}, then install the app again.`,
  }));
}

async function examineAppToken(appToken: string, reach: Reach): Promise<Check> {
  try {
    await createClient(appToken, reach).apps.connections.open({});
    return { ok: true, text: "SLACK_APP_TOKEN opens connections" };
  } catch (error) {
    const mend = `Make a token with the scope connections:write under ${BASICS}, and switch on “Socket Mode”.`;
    return failed("SLACK_APP_TOKEN opens no connection", error, mend);
  }
}

async function examineChannel(channel: string, botToken: string, reach: Reach): Promise<Check> {
  try {
    const mend = await obstacleIn(createClient(botToken, reach), channel);
    return mend === undefined
      ? { ok: true, text: `the bot is in ${channel}` }
      : { ok: false, text: `the bot cannot post in ${channel}`, mend };
  } catch (error) {
    return { ok: false, text: `${channel} could not be looked at`, mend: (error as Error).message };
  }
}

function examineModerators(moderators: ReadonlySet<string>): Check {
  return moderators.size > 0
    ? { ok: true, text: `moderators: ${[...moderators].join(", ")}` }
    : { ok: true, text: "no moderators are named, so nobody may use /desk here (SLACK_MODERATORS)" };
}

function failed(text: string, error: unknown, mend: string): Check {
  const { message } = error instanceof ChatError ? error : chatErrorOf(error, "take it");
  const isOurs = chatErrorOf(error, "take it").undelivered.outcome === "never";
  return {
    ok: false,
    text: `${text}: ${message}`,
    mend: isOurs
      ? mend
      : "Slack could not be asked: see whether it can be reached from here, and SLACK_API_URL if that is set.",
  };
}
