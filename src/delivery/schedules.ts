import type { Kysely } from "kysely";
import type { Adapter } from "../chat/adapter.ts";
import { UserError } from "../chat/errors.ts";
import type { Schedules } from "../chat/schedules.ts";
import type { Tables } from "../store/tables.ts";
import type { Composer } from "./composer.ts";
import { CLOCKS_APART, type Ledger } from "./ledger.ts";
import type { Kept, Subscriptions } from "./subscriptions.ts";

export interface SchedulesParts {
  readonly chats: readonly Pick<Adapter, "name" | "examineChannel">[];
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly composer: Composer;
  readonly now: () => Temporal.Instant;
  readonly newId: () => string;
  /** Why what was due then is not sent to a chat at the moment; undefined where nothing is in its way. */
  readonly heldUp: (chat: string, due: Temporal.Instant) => string | undefined;
  /** Has the ledger looked at soon. */
  readonly wake: () => void;
}

/** Trouble is told for so long, and so much of it. */
const LATELY = { hours: 7 * 24 };
const MOST_TROUBLE = 20;

const BEHIND =
  "what became of the one before it is not known yet, and the channel is to be told things in order";

/** Schedules, of which a digest is asked for together with what else is to be written down. */
export interface OwnSchedules extends Schedules {
  sendNow(id: number, together?: (trx: Kysely<Tables>) => Promise<void>): Promise<void>;
}

/** What moderators do with schedules, over the store. */
export function createSchedules(parts: SchedulesParts): OwnSchedules {
  const { chats, ledger, subscriptions, composer, now, newId, heldUp, wake } = parts;

  async function kept(id: number): Promise<Kept> {
    const found = (await subscriptions.byIds([id])).get(id);
    if (!found) throw new Error(`there is no schedule ${id}`);
    return found;
  }

  return {
    add: (wish, by) => subscriptions.add(wish, by, now()),
    list: () => subscriptions.list(),
    async pause(id) {
      await subscriptions.pause([id], undefined);
    },
    async resume(id) {
      await subscriptions.resume(id, now());
    },
    async remove(id) {
      await subscriptions.remove(id);
    },
    async preview(id) {
      const composed = await composer.compose(await kept(id));
      return composed.outcome === "digest" ? composed.content.reply : undefined;
    },
    async sendNow(id, together) {
      const { chat, channel, state } = await kept(id);
      if (state === "paused")
        throw new UserError(
          `Schedule ${id} is paused, so nothing is sent. First: /desk schedule resume ${id}`,
        );
      const key = `digest ${id} now ${newId()}`;
      await ledger.owe(
        [{ key, kind: "digest", chat, channel, subscription: id, slot: "now", due: now() }],
        now(),
        together,
      );
      wake();
    },
    async last(id) {
      const [newest] = await ledger.list({ subscription: id, most: 1 });
      // A clock that was ahead has sent some before their time, and they are not the last ones.
      const fallen = await ledger.list({ subscription: id, until: now().add(CLOCKS_APART), most: 3 });
      const [last = newest, ...before] = fallen;
      if (last?.state !== "pending") return last;
      const isBehind = before.some(({ state }) => state === "sending" || state === "retrying");
      const held = isBehind ? BEHIND : heldUp(last.chat, last.due);
      return { ...last, reason: held === undefined ? undefined : `It waits: ${held}.` };
    },
    trouble: () =>
      ledger.list({
        states: ["missed", "failed", "unknown"],
        since: now().subtract(LATELY),
        until: now().add(CLOCKS_APART),
        most: MOST_TROUBLE,
      }),
    async obstacle(chat, channel) {
      return chats.find(({ name }) => name === chat)?.examineChannel?.(channel);
    },
  };
}
