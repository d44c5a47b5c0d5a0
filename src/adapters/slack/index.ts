import { App } from "@slack/bolt";
import type { Artist } from "../../charts/artist.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import { UserError } from "../../chat/errors.ts";
import type { Health } from "../../chat/health.ts";
import { createSeen } from "../../chat/seen.ts";
import type { SlackConfig } from "../../config.ts";
import { createAnswering } from "./answering.ts";
import { obstacleIn } from "./channel.ts";
import { clientOptions, createClient, type Reach } from "./client.ts";
import { createDelivery } from "./deliver.ts";
import { createDirectWay } from "./direct.ts";
import { createForms } from "./forms.ts";
import { createGroups } from "./groups.ts";
import { createHome } from "./home.ts";
import { createHttpDoor } from "./http.ts";
import { createWhereItLanded } from "./landed.ts";
import {
  CHANNEL_GAP_MS,
  LOOK_UP_WITHIN_MS,
  POSTS_PER_SECOND,
  REMEMBER_MS,
  REMEMBERED,
  REVISIONS_PER_SECOND,
} from "./limits.ts";
import { type Log, libraryLogger, SILENT } from "./log.ts";
import { createMentions } from "./mentions.ts";
import { persist } from "./persist.ts";
import { createPictures } from "./pictures.ts";
import { createSending } from "./sending.ts";
import { createSocketDoor, type Door } from "./socket.ts";
import { type Taking, takeFrom } from "./taking.ts";
import { isSignedOut, troubleOf } from "./trouble.ts";

export interface SlackOptions extends SlackConfig {
  readonly log?: Log | undefined;
  readonly now: () => Temporal.Instant;
  /** How long an answer is waited for before a command is acknowledged without one. */
  readonly ackWithinMs?: number | undefined;
  /** Draws charts. Without it their rows are told in words alone. */
  readonly artist?: Artist | undefined;
}

export interface SlackAdapter extends Adapter {
  /** In HTTP mode, where Slack's requests are taken, once started. */
  readonly address: string | undefined;
}

/** Slack, by Socket Mode or over HTTP. */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { botToken, apiUrl, moderators, log = SILENT, now, ackWithinMs, artist } = options;
  const reach: Reach = { apiUrl, log };
  const delivery = createDelivery(createClient(botToken, reach), now);
  const answers = createClient(botToken, reach);
  const groups = createGroups(createClient(botToken, reach, { timeout: LOOK_UP_WITHIN_MS }), moderators, now);
  const seen = createSeen(now, { rememberMs: REMEMBER_MS, most: REMEMBERED });
  let leaving = new AbortController();
  let health: Health = { state: "stopped" };
  let self: Self | undefined;
  let door: Door | undefined;
  let taking: Taking | undefined;

  async function isModerator(user: string): Promise<boolean> {
    if (moderators.has(user)) return true;
    return (await groups.of(user).catch(() => [])).length > 0;
  }

  /** Asks Slack who we are until it answers. */
  async function signIn(): Promise<Self> {
    const { signal } = leaving;
    const client = createClient(botToken, reach, { signal });
    return persist(async () => client.auth.test(), {
      signal,
      final: refusalOf,
      onFailure(error) {
        health = { state: "connecting", detail: wordsFor(error) };
      },
    });
  }

  function open(bot: Bot, { bot_id, user_id, team_id }: Self): Door {
    const made = doorFor(options, reach);
    const app = new App({
      receiver: made,
      // Who we are is known; bolt would ask again, from its constructor, where nobody hears of a refusal.
      authorize: async () => ({
        botToken,
        ...(bot_id !== undefined && { botId: bot_id }),
        ...(user_id !== undefined && { botUserId: user_id }),
        ...(team_id !== undefined && { teamId: team_id }),
      }),
      clientOptions: clientOptions(reach),
      logger: libraryLogger(log),
      convoStore: false,
      ignoreSelf: false,
    });
    const sayDirectly = createDirectWay(answers);
    const openForm = createForms(answers, log);
    const showPictures = createPictures({ client: answers, artist, sayDirectly, log });
    const answering = createAnswering({
      bot,
      groups,
      sending: createSending(sayDirectly, log),
      showPictures,
      openForm,
      whereItLanded: createWhereItLanded(answers),
      log,
      ackWithinMs,
    });
    const home = createHome({ client: answers, answering, openForm, slashes: bot.slashes, isModerator });
    const answerMention = createMentions({ bot, groups, sayDirectly, showPictures, log });
    taking = takeFrom(app, { answering, home, answerMention, seen, log });
    return made;
  }

  return {
    name: "slack",
    ...delivery,
    examineChannel: (channel) => obstacleIn(answers, channel),
    pace: {
      perSecond: POSTS_PER_SECOND,
      channelGapMs: CHANNEL_GAP_MS,
      revisionsPerSecond: REVISIONS_PER_SECOND,
    },
    get address() {
      return door !== undefined && "address" in door ? (door.address as string | undefined) : undefined;
    },
    async start(bot) {
      leaving = new AbortController();
      health = { state: "connecting" };
      try {
        self = await signIn();
        door = open(bot, self);
        await door.start();
      } catch (error) {
        const isStopped = leaving.signal.aborted;
        health = isStopped ? { state: "stopped" } : { state: "refused", detail: (error as Error).message };
        throw error;
      }
    },
    health() {
      const now = door?.health() ?? health;
      if (now.state !== "up" || self === undefined) return now;
      const whom = `as @${self.user} in ${self.team}`;
      return { state: "up", detail: now.detail === undefined ? whom : `${whom}, ${now.detail}` };
    },
    async stop() {
      leaving.abort(new UserError("Slack was stopped before it was connected."));
      await taking?.finish();
      await door?.stop();
      door = undefined;
      health = { state: "stopped" };
    },
  };
}

type Self = Awaited<ReturnType<ReturnType<typeof createClient>["auth"]["test"]>>;

function doorFor({ receive, now }: SlackOptions, reach: Reach): Door {
  return receive.mode === "socket"
    ? createSocketDoor(receive.appToken, reach, now)
    : createHttpDoor({ ...receive, log: reach.log, now });
}

function refusalOf(error: unknown): UserError | undefined {
  const trouble = troubleOf(error);
  if (trouble.kind !== "refused" || !isSignedOut(trouble.code)) return undefined;
  return new UserError(
    `Slack does not take SLACK_BOT_TOKEN (${trouble.code}). Install the app again under “OAuth & Permissions” at https://api.slack.com/apps, and set it to the “Bot User OAuth Token” shown there.`,
    { cause: error },
  );
}

function wordsFor(error: unknown): string {
  const trouble = troubleOf(error);
  switch (trouble.kind) {
    case "refused":
      return `Slack answers ${trouble.code}`;
    case "rate-limited":
      return "Slack asks to wait";
    default:
      return `Slack: ${trouble.words}`;
  }
}
