import { digestReply, nothingNewReply } from "../../src/chat/digest-view.ts";
import { UserError } from "../../src/chat/errors.ts";
import type { DeliveryTold, Schedules, Subscription } from "../../src/chat/schedules.ts";
import type { Edition } from "../../src/content/edition.ts";
import { briefingOf } from "../../src/digest/briefing.ts";

export interface SchedulesInMemory extends Schedules {
  /** Puts a delivery among those that were owed, as if its slot had come. */
  owe(delivery: Partial<DeliveryTold> & Pick<DeliveryTold, "subscription" | "state">): void;
  /** Has the bot shut out of a channel, for a reason. */
  shutOut(channel: string, why: string): void;
  letIn(channel: string): void;
  /** Pauses a schedule as a failure does. */
  pauseFor(id: number, why: string): void;
}

/** Schedules that live as long as the process. Digests are delivered the moment they are asked for. */
export function schedulesInMemory(
  edition: () => Edition,
  now: () => Temporal.Instant = () => Temporal.Instant.from("2026-11-24T08:00:00Z"),
): SchedulesInMemory {
  const byId = new Map<number, Subscription>();
  const toldById = new Map<number, Edition>();
  const deliveries: DeliveryTold[] = [];
  const refused = new Map<string, string>();
  let made = 0;

  function kept(id: number): Subscription {
    const found = byId.get(id);
    if (!found) throw new UserError(`There is no schedule ${id}.`);
    return found;
  }

  function composed(id: number) {
    const { topics, stories, what, whenEmpty } = kept(id);
    const wish = { from: toldById.get(id), to: edition(), scope: { topics, stories }, what };
    const briefing = briefingOf(wish);
    if (briefing) return digestReply(briefing);
    return whenEmpty === "say-so" ? nothingNewReply() : undefined;
  }

  function owe(delivery: Partial<DeliveryTold> & Pick<DeliveryTold, "subscription" | "state">): void {
    const { chat, channel } = kept(delivery.subscription!);
    const common = { id: deliveries.length + 1, kind: "digest", chat, channel, tries: 1 } as const;
    deliveries.push({ ...common, slot: "now", due: now(), stages: [], ...delivery });
  }

  return {
    owe,
    shutOut: (channel, why) => refused.set(channel, why),
    letIn: (channel) => refused.delete(channel),
    pauseFor: (id, why) => byId.set(id, { ...kept(id), state: "paused", pausedWhy: why }),
    async add(wish, createdBy) {
      made += 1;
      const subscription: Subscription = { ...wish, id: made, state: "active", createdBy };
      byId.set(made, subscription);
      return subscription;
    },
    list: async () => [...byId.values()],
    async pause(id) {
      byId.set(id, { ...kept(id), state: "paused" });
    },
    async resume(id) {
      byId.set(id, { ...kept(id), state: "active", pausedWhy: undefined });
    },
    async remove(id) {
      byId.delete(kept(id).id);
    },
    preview: async (id) => composed(id),
    async sendNow(id) {
      const isEmpty = composed(id) === undefined;
      toldById.set(id, edition());
      const what = isEmpty ? "skipped" : "sent";
      owe({ subscription: id, state: what, stages: [{ at: now(), what }] });
    },
    last: async (id) => deliveries.findLast(({ subscription }) => subscription === id),
    trouble: async () =>
      deliveries.filter(({ state }) => ["missed", "failed", "unknown"].includes(state)).toReversed(),
    obstacle: async (_, channel) => refused.get(channel),
  };
}
