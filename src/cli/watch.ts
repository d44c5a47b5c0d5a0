import { setTimeout as pause } from "node:timers/promises";
import type { Bot } from "../chat/bot.ts";
import type { DeskState } from "../chat/command.ts";
import type { Condition } from "../chat/health.ts";
import type { Answer } from "../chat/invocation.ts";
import type { Delivery, DeliveryParts } from "../delivery/delivery.ts";
import { openDeliveries } from "../delivery/open-deliveries.ts";
import { createMetrics } from "../metrics/metrics.ts";
import type { Exposition, Readings } from "../metrics/readings.ts";
import { createTallies, type Outcome } from "../metrics/tallies.ts";
import type { Newsroom } from "../newsroom.ts";
import type { Store } from "../store/store.ts";
import { conditionOf } from "./condition.ts";

/** What is watched over. */
export interface Watched {
  readonly store: Pick<Store, "db">;
  readonly delivery: Pick<Delivery, "hindrance">;
  readonly newsroom: Newsroom;
}

/** What an operator's programs ask: how the process is doing, and what it has done. */
export interface Watch {
  /** From now on there is something to watch. Before, nothing can be asked. */
  over(watched: Watched): void;
  /** The bot, with each of its answers counted. */
  counted(bot: Bot): Bot;
  readonly onSettled: NonNullable<DeliveryParts["onSettled"]>;
  condition(): Promise<Condition>;
  metrics(): Promise<Exposition>;
}

/** A store that takes longer to say what is owed counts as down. */
const STORE_WITHIN_MS = 2000;

export function createWatch(parts: {
  readonly healths: () => DeskState["chats"];
  readonly now: () => Temporal.Instant;
}): Watch {
  const { healths, now } = parts;
  const tallies = createTallies();
  let over: Watched | undefined;
  let looking: ReturnType<typeof openDeliveries> | undefined;

  function watched(): Watched {
    if (!over) throw new Error("there is nothing to watch over yet");
    return over;
  }

  const chats = () =>
    healths().map((chat) => ({ ...chat, hindrance: watched().delivery.hindrance(chat.name) }));

  /** What is owed; undefined where the store does not say. A store that hangs is asked once, whoever asks meanwhile. */
  async function open() {
    looking ??= openDeliveries(watched().store.db).finally(() => {
      looking = undefined;
    });
    const waited = pause(STORE_WITHIN_MS, undefined, { ref: false });
    return Promise.race([looking, waited]).catch(() => undefined);
  }

  async function readings(): Promise<Readings> {
    const found = await open();
    const { edition, since } = watched().newsroom;
    return {
      chats: chats().map(({ name, health, hindrance }) => {
        return { name, isUp: health.state === "up", held: hindrance?.why };
      }),
      isStoreUp: found !== undefined,
      open: found?.map(({ chat, count, oldest }) => ({ chat, count, oldestSeconds: secondsSince(oldest) })),
      edition: {
        ageSeconds: secondsSince(since()),
        stories: edition().published.length,
        figures: edition().figures.all.length,
      },
    };
  }

  const secondsSince = (instant: Temporal.Instant) => now().since(instant).total("seconds");

  return {
    over(watched) {
      over = watched;
    },
    counted: (bot) => ({
      ...bot,
      async answer(invocation) {
        const asked = now();
        const answer = await bot.answer(invocation);
        tallies.answered(invocation.chat, outcomeOf(answer), secondsSince(asked));
        return answer;
      },
    }),
    onSettled: ({ chat, kind, state }) => tallies.settled.add({ chat, kind, state }),
    condition: async () => conditionOf(chats(), (await open()) !== undefined),
    metrics: createMetrics(tallies, readings),
  };
}

function outcomeOf({ reply, reference }: Answer): Outcome {
  if (reference !== undefined) return "fault";
  return reply.parts[0]?.kind === "problem" ? "problem" : "answered";
}
