import { UserError } from "../chat/errors.ts";
import type { DeliveryState, DeliveryTold } from "../chat/schedules.ts";
import { readConfig } from "../config.ts";
import { listDeliveries } from "../delivery/list-deliveries.ts";
import { openStore } from "../store/open.ts";
import { localTime, momentOf, wholeNumber } from "./given.ts";
import type { World } from "./world.ts";

export interface LedgerOptions {
  readonly chat?: string | undefined;
  readonly channel?: string | undefined;
  readonly schedule?: string | undefined;
  readonly state?: string | undefined;
  readonly since?: string | undefined;
  readonly most: string;
  readonly json?: boolean | undefined;
}

/** Lists deliveries, the newest first: a line each, or as JSON. */
export async function ledger(options: LedgerOptions, world: World): Promise<void> {
  const { store: address, zone } = readConfig(world.env);
  const filter = {
    chat: options.chat,
    channel: options.channel,
    subscription: options.schedule === undefined ? undefined : wholeNumber("--schedule", options.schedule),
    states: options.state === undefined ? undefined : statesOf(options.state),
    since: options.since === undefined ? undefined : momentOf(options.since, zone),
    most: wholeNumber("--most", options.most),
  };
  const store = await openStore(address);
  try {
    for (const told of await listDeliveries(store.db, filter))
      world.out(options.json ? asJson(told) : lineOf(told, zone));
  } finally {
    await store.close();
  }
}

const STATES = ["pending", "sending", "sent", "late", "skipped", "retrying", "failed", "missed", "unknown"];

function statesOf(text: string): DeliveryState[] {
  const states = text.split(/[\s,]+/).filter(Boolean);
  const wrong = states.find((state) => !STATES.includes(state));
  if (wrong === undefined) return states as DeliveryState[];
  throw new UserError(`--state cannot be “${wrong}”: use ${STATES.join(", ")}, with commas between.`);
}

function lineOf(
  { id, kind, chat, channel, subscription, slot, state, tries, reason, mend, due }: DeliveryTold,
  zone: string,
): string {
  const at = localTime(due, zone);
  const what = subscription === undefined ? kind : `schedule ${subscription}`;
  const why = [reason, mend].filter(Boolean).join(" ");
  return `${id}  ${at}  ${state}  ${chat} ${channel}  ${what}  ${slot}${tries > 1 ? `  ${tries} tries` : ""}${why ? `\n    ${why}` : ""}`;
}

function asJson(told: DeliveryTold): string {
  return JSON.stringify(told);
}
