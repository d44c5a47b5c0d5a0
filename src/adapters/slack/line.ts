import { type App, SocketModeReceiver, type webApi } from "@slack/bolt";
import { GOODBYE_WITHIN_MS } from "./limits.ts";
import { type Log, libraryLogger } from "./log.ts";

/** One connection of Socket Mode, greeted by Slack. */
export interface Line {
  /** Resolves when Slack says that it will close the line, or when the line is cut: another one is needed. */
  readonly isEnding: Promise<void>;
  /** Resolves when the line is closed. */
  readonly isOver: Promise<void>;
  close(): Promise<void>;
}

export interface LineParts {
  readonly app: App;
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly log: Log;
  /** Gives the opening up. */
  readonly signal: AbortSignal;
}

/**
 * Opens a connection. Rejects with the Web API's error where no address was given, else with a plain one.
 *
 * Bolt's own reconnecting is off. In socket-mode 3.1.0 it leaves the bot deaf for five seconds after each
 * `disconnect`, waits for ever for an eleventh connection, gives up for good after one HTTP 500, and rejects where
 * nobody listens when it is stopped meanwhile.
 */
export async function openLine({ app, appToken, clientOptions, log, signal }: LineParts): Promise<Line> {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: libraryLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
  const { client } = receiver;
  const over = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<void>();
  client.once("disconnected", () => over.resolve());
  over.promise.then(ending.resolve);
  stayOnGoodbye(client, log, ending.resolve);
  takeAllFrom(client, app, log);

  const aborted = Promise.withResolvers<never>();
  const giveUp = () => aborted.reject(new Error("no greeting came in time"));
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    signal.throwIfAborted();
    await Promise.race([client.start(), aborted.promise]);
  } catch (error) {
    hangUp(client, over);
    throw error ?? new Error("the connection was closed before it was greeted");
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
  return { isEnding: ending.promise, isOver: over.promise, close: () => hangUp(client, over) };
}

type SocketClient = SocketModeReceiver["client"];

/** Hands what comes to the app. The receiver's own way writes each answer out three times over, for a debug log. */
function takeAllFrom(client: SocketClient, app: App, log: Log): void {
  client.removeAllListeners("slack_event");
  client.on("slack_event", ({ body, ack, envelope_id: envelopeId }: Envelope) => {
    app
      .processEvent({ body, ack, customProperties: { envelopeId } })
      .catch((err: unknown) => log.error({ err }, "something from Slack could not be taken"));
  });
}

/** An envelope as the library hands it out. */
interface Envelope {
  readonly body: Record<string, unknown>;
  readonly envelope_id: string;
  readonly ack: (answer?: unknown) => Promise<void>;
}

/**
 * On goodbye the library hangs up at once. Slack still sends on the line for some seconds, so it is kept until a new
 * one is there. A frame the library cannot read must not end the process either.
 */
function stayOnGoodbye(client: SocketClient, log: Log, onGoodbye: () => void): void {
  const readers = client.listeners("ws_message");
  client.removeAllListeners("ws_message");
  client.on("ws_message", async (data: unknown, isBinary: boolean) => {
    if (isGoodbye(data)) return onGoodbye();
    try {
      for (const read of readers) await read.call(client, data, isBinary);
    } catch (err) {
      log.warn({ err }, "Slack sent something that is no message of Socket Mode's");
    }
  });
}

function isGoodbye(data: unknown): boolean {
  if (typeof data !== "string" || data.length > 2000 || !data.includes('"disconnect"')) return false;
  try {
    return (JSON.parse(data) as { type?: unknown } | null)?.type === "disconnect";
  } catch {
    return false;
  }
}

/** The second `disconnect` cuts off an end that does not answer the first. */
async function hangUp(client: SocketClient, over: PromiseWithResolvers<void>): Promise<void> {
  const say = () => client.disconnect().catch(() => {});
  say();
  const cutOff = setTimeout(say, GOODBYE_WITHIN_MS);
  const giveUp = setTimeout(over.resolve, 2 * GOODBYE_WITHIN_MS);
  await over.promise;
  clearTimeout(cutOff);
  clearTimeout(giveUp);
}
