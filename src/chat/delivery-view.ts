import { zoneNamed } from "../digest/zones.ts";
import type { Entry, Part } from "./reply.ts";
import type { DeliveryState, DeliveryTold } from "./schedules.ts";

const STATES: Readonly<Record<DeliveryState, string>> = {
  pending: "waiting to be sent",
  sending: "being sent",
  sent: "sent",
  late: "sent late",
  skipped: "skipped",
  retrying: "being tried again",
  failed: "failed",
  missed: "missed",
  unknown: "not known to have arrived",
};

/** What was owed when, what became of it and why, and each stage of its way. Times are those of the zone, where it is known. */
export function deliveryParts(told: DeliveryTold, named: string): Part[] {
  const zone = zoneNamed(named) ?? "UTC";
  const why = [
    told.reason,
    told.tries > 1 ? `Tried ${told.tries} times.` : undefined,
    told.nextTry && `The next try is at ${localTime(told.nextTry, zone)}.`,
  ].filter((words) => words !== undefined);
  const stages = told.stages.map(({ at, what }) => ({ title: localTime(at, zone), detail: what }));
  return [
    { kind: "heading", text: `Its last digest, ${slotWords(told.slot)}: ${STATES[told.state]}` },
    ...(why.length > 0 ? [{ kind: "text" as const, runs: [why.join(" ")] }] : []),
    ...(told.mend === undefined ? [] : [{ kind: "problem" as const, text: told.mend }]),
    {
      kind: "entries",
      entries: [{ title: localTime(told.due, zone), detail: "due" }, ...stages],
    },
    { kind: "note", text: `Times are those of ${zone}.` },
  ];
}

/** A delivery that went wrong, in one line of a list. */
export function troubleEntry({
  kind,
  slot,
  chat,
  channel,
  state,
  reason,
  mend,
  subscription,
}: DeliveryTold): Entry {
  return {
    title: `A ${kind} ${STATES[state]}: ${slotWords(slot)}, channel ${channel} on ${chat}`,
    detail: [reason, mend].filter((words) => words !== undefined).join(" ") || undefined,
    ...(subscription !== undefined && { command: `/desk schedule why ${subscription}` }),
  };
}

/** "due 2026-11-24 09:00 (Europe/Rome)"; what is no slot of a schedule stays as it is. */
function slotWords(slot: string): string {
  const [, date, time, zone] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\[(.+)\]$/.exec(slot) ?? [];
  if (zone !== undefined) return `due ${date} ${time} (${zone})`;
  return slot === "now" ? "asked for by a moderator" : slot;
}

function localTime(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: "second" }).replace("T", " ");
}
