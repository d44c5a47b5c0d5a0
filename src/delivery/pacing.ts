import { setTimeout as pause } from "node:timers/promises";
import type { Pace } from "../chat/adapter.ts";
import { evenly } from "./evenly.ts";
import type { SteadyClock } from "./steady.ts";

/** Waits until the chat lets the bot write. */
export interface Pacing {
  /** For the next request, whatever it is. */
  request(): Promise<void>;
  /** For the next change of a message; its request is waited for too. */
  revision(channel: string): Promise<void>;
  /** For the next message in a channel. */
  channel(channel: string): Promise<void>;
}

/** Channels whose last message is remembered by its time. */
const CHANNELS = 50_000;

/** The waits end with the signal, so that nobody waits for a turn that will not be used. */
export function createPacing(pace: Pace | undefined, clock: SteadyClock, signal: AbortSignal): Pacing {
  const wait = (ms: number) => pause(ms, undefined, { signal }).catch(() => {});
  const request = evenly(pace?.perSecond, clock, wait);
  const revision = evenly(pace?.revisionsPerSecond, clock, wait);
  const gap = pace?.channelGapMs ?? 0;
  const freeAtByChannel = new Map<string, number>();

  async function channel(name: string): Promise<void> {
    if (gap === 0) return;
    const at = clock();
    const turn = Math.max(at, freeAtByChannel.get(name) ?? at);
    if (freeAtByChannel.size > CHANNELS) freeAtByChannel.clear();
    freeAtByChannel.set(name, turn + gap);
    if (turn > at) await wait(turn - at);
  }

  return {
    request,
    channel,
    async revision(name) {
      await revision();
      await channel(name);
      await request();
    },
  };
}
