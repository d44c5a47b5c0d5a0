import { setTimeout as pause } from "node:timers/promises";
import cron from "node-cron";
import type { Part } from "../chat/reply.ts";
import type { Schedule } from "../digest/slots.ts";
import type { Source } from "../sources/source.ts";
import type { Turn } from "../store/store.ts";
import type { RunningDesk } from "./desk.ts";
import { toldOf } from "./told.ts";

export interface RefreshingParts {
  readonly desk: Pick<RunningDesk, "follow" | "refreshItself" | "numberFinding">;
  readonly source: Pick<Source, "watch">;
  /** When to refresh unasked. */
  readonly schedule?: Schedule | undefined;
  /** Whether to refresh as soon as the source changes, where that can be known. */
  readonly watches: boolean;
  /** The right to refresh on schedule: of several processes one does. */
  readonly turn: Turn;
  /** Tells the moderators, once for each key. */
  readonly tell: (key: string, text: string, more: readonly Part[]) => Promise<void>;
  readonly log: Record<"info" | "error", (data: object, message: string) => void>;
}

/** What keeps a process on the newest edition, and the desk on the newest content. */
export interface Refreshing {
  start(): void;
  /** Reads the source. One reading at a time, and one more if it was asked for meanwhile. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** How often each process looks for a newer edition. */
const FOLLOW_EVERY_MS = 2000;

export function createRefreshing(parts: RefreshingParts): Refreshing {
  const { desk, source, schedule, watches, turn, tell, log } = parts;
  const stopping = new AbortController();
  let following: Promise<void> | undefined;
  let running = Promise.resolve();
  let waiting: Promise<void> | undefined;
  let toldLast = "";

  function refresh(): Promise<void> {
    waiting ??= running.then(() => {
      waiting = undefined;
      running = refreshNow().catch((err) => {
        if (!stopping.signal.aborted) log.error({ err }, "the content could not be read again");
      });
      return running;
    });
    return waiting;
  }

  async function refreshNow(): Promise<void> {
    if (stopping.signal.aborted) return;
    const { level, message, data, desk: words } = toldOf(await desk.refreshItself(stopping.signal));
    log[level](data, message);
    const finding = words === undefined || "proposal" in words ? "" : JSON.stringify(words);
    // Asked though nothing is wrong: what is wrong later is news then.
    const number = await desk.numberFinding(finding);
    if (!words) return;
    const key = "proposal" in words ? `proposal ${words.proposal}` : `content ${number}`;
    // Trouble that lasts is told once.
    if (key !== toldLast) await tell(key, words.text, words.more);
    toldLast = key;
  }

  async function refreshInTurn(): Promise<void> {
    const isOurs = await turn.take().catch((err) => {
      log.error({ err }, "the content could not be read again");
      return false;
    });
    if (isOurs) await refresh();
  }

  async function follow(): Promise<void> {
    let trouble = "";
    while (!stopping.signal.aborted) {
      try {
        await desk.follow();
        trouble = "";
      } catch (err) {
        const { message } = err as Error;
        if (message !== trouble) log.error({ err }, "the newest edition cannot be had; the one in use stays");
        trouble = message;
      }
      await pause(FOLLOW_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  return {
    refresh,
    start() {
      following = follow();
      const task =
        schedule && cron.schedule(schedule.cron.expression, refreshInTurn, { timezone: schedule.zone });
      const unwatch = watches ? source.watch?.(() => void refresh()) : undefined;
      stopping.signal.addEventListener("abort", () => {
        void task?.stop();
        unwatch?.();
      });
    },
    async stop() {
      stopping.abort();
      await Promise.all([following, running]);
      await turn.giveUp();
    },
  };
}
