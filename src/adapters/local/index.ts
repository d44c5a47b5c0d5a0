import type { Artist } from "../../charts/artist.ts";
import type { Adapter, Posted } from "../../chat/adapter.ts";
import type { Bot } from "../../chat/bot.ts";
import { ChatError } from "../../chat/errors.ts";
import { asCommand } from "../../chat/parse.ts";
import { createRunning } from "../../chat/running.ts";
import { answerAsHtml, LOCAL_CHANNEL, type Log } from "./answering.ts";
import { createApp, type Taken, type Watch } from "./app.ts";
import { createHistory, type Message } from "./history.ts";
import type { Said } from "./parse.ts";
import { renderReply } from "./render.ts";
import { type Listener, listen } from "./server.ts";
import { createTabs } from "./tabs.ts";

export interface LocalAdapter extends Adapter {
  /** Where the page is, "http://127.0.0.1:3000", once started. */
  readonly address: string | undefined;
}

export interface LocalOptions {
  /** 0 takes any free one. */
  readonly port: number;
  readonly log?: Log | undefined;
  /** Names tabs and messages. Nothing that is said depends on it, but it must not be guessable. */
  readonly newId: () => string;
  /** How the process is doing, for /healthz, and what it has done, for /metrics. Without it there are no such pages. */
  readonly watch?: Watch | undefined;
  /** Draws charts. Without it their rows are told in words alone. */
  readonly artist?: Artist | undefined;
}

/** A page on this machine that speaks to the bot as Slack and Discord do. It listens on loopback only. */
export function createLocalAdapter({ port, log = SILENT, newId, watch, artist }: LocalOptions): LocalAdapter {
  const history = createHistory();
  const tabs = createTabs(newId);
  const running = createRunning();
  let listener: Listener | undefined;
  let isStopping = false;

  function show(message: Message): void {
    history.keep(message);
    tabs.sendToAll("message", message);
  }

  async function answer(bot: Bot, said: Said & { readonly id: string }): Promise<void> {
    const { answer, ...rendered } = await answerAsHtml(bot, said, { log, newId, artist });
    const message: Message = { id: newId(), ...rendered, to: said.id, asked: said.text };
    if (message.visibility === "public") {
      show(message);
      if (answer) bot.landed?.(answer, { channel: LOCAL_CHANNEL, messages: [message.id] }, "local");
    } else tabs.get(said.tab)?.send("message", message);
  }

  function take(bot: Bot, said: Said): Taken {
    if (isStopping) return "stopping";
    const id = said.id ?? newId();
    const tab = tabs.get(said.tab);
    if (tab === undefined) return "gone";
    if (tab.takes(id)) {
      running.track(answer(bot, { ...said, id }));
    }
    return { id, text: said.text };
  }

  return {
    name: "local",
    get address() {
      return listener?.address;
    },
    async start(bot) {
      isStopping = false;
      const app = createApp({
        port: () => listener?.port ?? port,
        connect: (place) =>
          tabs.connect(place, (tab) => {
            for (const message of history.kept()) tab.send("message", message);
          }),
        take: (said) => take(bot, { ...said, text: asCommand(said.text, bot.slashes) }),
        complete: (text) => bot.complete(text),
        watch,
        onError: (err, path) => log.error({ err, path }, "a request to the local page failed"),
      });
      listener = await listen(app.fetch, port);
    },
    async post(channel, reply, key, progress) {
      const earlier = history.posted(key);
      if (earlier !== undefined) return earlier;
      const posted: Posted = { channel, messages: [key] };
      const under = progress?.under?.messages[0];
      show({ id: key, visibility: "public", html: renderReply(reply), channel, ...(under && { under }) });
      history.remember(key, posted);
      return posted;
    },
    async revise({ messages: [id] }, reply) {
      const revised = history.revise(id, renderReply(reply));
      if (revised === undefined) throw new ChatError("The page does not keep that message any more.", GONE);
      tabs.sendToAll("message", revised);
    },
    health: () =>
      listener === undefined
        ? { state: "stopped" }
        : { state: "up", detail: `http://localhost:${listener.port}` },
    async stop() {
      isStopping = true;
      listener?.refuseNew();
      await running.finish();
      tabs.end();
      await listener?.close();
      listener = undefined;
    },
  };
}

const GONE = {
  outcome: "never",
  reason: "message-gone",
  mend: "What has changed has to be said anew.",
} as const;

const SILENT: Log = { error() {} };
