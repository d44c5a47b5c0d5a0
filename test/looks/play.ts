import { slashes } from "../../commands/index.ts";
import { createDiscordAdapter } from "../../src/adapters/discord/index.ts";
import { registerCommands } from "../../src/adapters/discord/register.ts";
import { createSlackAdapter } from "../../src/adapters/slack/index.ts";
import { createArtist } from "../../src/charts/artist.ts";
import { createAccess } from "../../src/chat/access.ts";
import { createBot } from "../../src/chat/bot.ts";
import type { Edition } from "../../src/content/edition.ts";
import { quietDesk } from "../support/desk.ts";
import { createFakeDiscord } from "../support/discord/fake-discord.ts";
import type { Scene } from "../support/looks/page.ts";
import { createFakeSlack } from "../support/slack/index.ts";

/** A command with its options by name: what Discord has a field for, and on Slack is typed in a row. */
export interface Said {
  readonly slash: string;
  readonly command: string;
  readonly options?: Readonly<Record<string, string>>;
}

/** Says commands to the bot on both chats, over the real adapters, and keeps what people there see. */
export async function play(said: readonly Said[], edition: Edition): Promise<Scene[]> {
  const [slack, discord] = [await createFakeSlack(), await createFakeDiscord()];
  const bot = createBot({
    slashes,
    edition: () => edition,
    desk: quietDesk,
    access: createAccess(
      new Map([
        ["slack", new Set([slack.person.id])],
        ["discord", new Set([discord.owner.id])],
      ]),
    ),
    newReference: () => "ref-1",
    onFault({ error }) {
      throw error;
    },
  });
  const now = () => Temporal.Now.instant();
  const artist = createArtist({
    onFault(error) {
      throw error;
    },
  });
  const onSlack = createSlackAdapter({
    botToken: slack.botToken,
    receive: { mode: "socket", appToken: slack.appToken },
    apiUrl: slack.apiUrl,
    moderators: new Set([slack.person.id]),
    now,
    artist,
  });
  const onDiscord = createDiscordAdapter({ token: discord.token, apiUrl: discord.apiUrl, now, artist });
  await registerCommands({ token: discord.token, apiUrl: discord.apiUrl, slashes });
  await Promise.all([onSlack.start(bot), onDiscord.start(bot)]);

  const scenes: (() => Scene)[] = [];

  /** In a channel of its own. What people see is looked at later: an answer may go on after its acknowledgement. */
  async function say({ slash, command, options = {} }: Said): Promise<() => Scene> {
    const words = [command, ...Object.entries(options).map(([name, value]) => `${name}:“${value}”`)];
    const channel = slack.addChannel({ name: `scene-${scenes.length}` });
    const typed = await slack.slash({ command: `/${slash}`, text: words.join(" "), channel });
    await typed.sees();
    const picked = await discord.slash({ command: slash, subcommand: command, options, user: discord.owner });
    // On a busy machine the first chart takes longer than a reply is waited for.
    await picked.reply().catch(() => picked.reply());
    return () => {
      const seen = picked.shown();
      const attachments = seen.flatMap((message) => message.attachments);
      return {
        title: `/${slash} ${words.join(" ")}`,
        slack: typed.seen(),
        discord: seen,
        pictureOf(name) {
          const bytes = slack.file(name) ?? attachments.find(({ filename }) => filename === name)?.bytes;
          return bytes && `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
        },
      };
    };
  }

  for (const one of said) scenes.push(await say(one));
  await Promise.all([onSlack.stop(), onDiscord.stop()]);
  await Promise.all([slack.stop(), discord.stop(), artist.close()]);
  return scenes.map((scene) => scene());
}
