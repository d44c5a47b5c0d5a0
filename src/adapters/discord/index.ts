import type { APIInteraction, APIMessage, REST } from "discord.js";
import type { Artist } from "../../charts/artist.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Answer, Invocation } from "../../chat/invocation.ts";
import { createRunning } from "../../chat/running.ts";
import { createSeen } from "../../chat/seen.ts";
import type { DiscordConfig } from "../../config.ts";
import { answerMention } from "./answer-mention.ts";
import { fetchApplication } from "./application.ts";
import { offerChoices } from "./autocomplete.ts";
import { obstacleIn } from "./channel.ts";
import { createDelivery } from "./deliver.ts";
import { createForms, type Forms } from "./forms.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { CHANNEL_GAP_MS, POSTS_PER_SECOND, REMEMBER_MS, REMEMBERED } from "./limits.ts";
import { type Log, SILENT, told } from "./log.ts";
import { parseMention } from "./mention.ts";
import { type Act, parseInteraction } from "./parse.ts";
import { respond } from "./respond.ts";
import { createPostRest, createToolRest, type Door } from "./rest.ts";
import { staleness } from "./staleness.ts";
import { createWire, type Wire } from "./wire.ts";

export interface DiscordOptions extends Pick<DiscordConfig, "token" | "apiUrl"> {
  readonly log?: Log | undefined;
  readonly now: () => Temporal.Instant;
  /** Whether it answers messages that mention it. Without it messages are not even asked for. */
  readonly mentions?: boolean | undefined;
  /** Draws charts. Without it their rows are told in words alone. */
  readonly artist?: Artist | undefined;
}

/** Discord, over its gateway: no public address is needed. Answers and posts go out over connections of their own. */
export function createDiscordAdapter({
  token,
  apiUrl,
  log = SILENT,
  now,
  mentions = false,
  artist,
}: DiscordOptions): Required<Adapter> {
  const door = { token, apiUrl };
  const rest = createPostRest(door);
  const { post, revise, find } = createDelivery(rest);
  const seen = createSeen(now, { rememberMs: REMEMBER_MS, most: REMEMBERED });
  const running = createRunning();
  const forms = createForms();
  let gateway: Gateway | undefined;
  let isStopping = false;

  function take(bot: Bot, interaction: APIInteraction, answerRest: REST): void {
    if (isStopping || !seen.areNew([interaction.id])) return;
    running.track(
      react(bot, parseInteraction(interaction), createWire(answerRest, interaction), { forms, log, artist }),
    );
  }

  function hear(bot: Bot, message: APIMessage, self: string): void {
    const mention = parseMention(message, self);
    if (mention === undefined || isStopping || !seen.areNew([message.id])) return;
    running.track(answerMention(mention, bot, rest, log, artist));
  }

  return {
    name: "discord",
    async start(bot) {
      isStopping = false;
      gateway = createGateway(
        door,
        (interaction, answerRest) => take(bot, interaction, answerRest),
        log,
        mentions ? (message, self) => hear(bot, message, self) : undefined,
      );
      await gateway.connect();
      void sayWhatIsStale(door, bot, log);
    },
    post,
    revise,
    find,
    examineChannel: (channel) => obstacleIn(rest, channel),
    pace: { perSecond: POSTS_PER_SECOND, channelGapMs: CHANNEL_GAP_MS },
    health: () => gateway?.health() ?? { state: "stopped" },
    async stop() {
      isStopping = true;
      await running.finish();
      await gateway?.close();
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}

interface Reacting {
  readonly forms: Forms;
  readonly log: Log;
  readonly artist: Artist | undefined;
}

/** Never rejects: whatever fails on the way is in the log. */
async function react(bot: Bot, act: Act, wire: Wire, { forms, log, artist }: Reacting): Promise<void> {
  switch (act.kind) {
    case "command":
      return respond(wire, act.invocation, bot, log, artist, forms.open);
    case "form":
      return respond(wire, act.invocation, forms.taking(bot), log, artist);
    case "typing":
      return offerChoices(wire, act, bot, log);
    case "unreadable":
      return respond(wire, NO_COMMAND, { answer: async () => OUTDATED }, log);
    case "other":
      log.debug({}, "an interaction of a kind that has nothing to do here");
  }
}

const NO_COMMAND: Invocation = { chat: "discord", user: "", channel: "", text: "" };
const OUTDATED: Answer = {
  visibility: "private",
  reply: {
    parts: [
      {
        kind: "problem",
        text: "This button leads nowhere any more. Type /brief help to see what you can ask.",
      },
    ],
  },
};

/** Commands that are not this version's own look right and fail when they are used, so it is said at once. */
async function sayWhatIsStale(door: Door, bot: Bot, log: Log): Promise<void> {
  const rest = createToolRest(door);
  try {
    const { id } = await fetchApplication(rest);
    const { state, text, mend } = await staleness(rest, id, bot.slashes);
    if (state === "current") log.debug({}, text);
    else log.warn({ state }, `On Discord ${text}. ${mend}`);
  } catch (error) {
    log.warn(told(error), "whether the slash commands registered on Discord are current could not be seen");
  }
}
