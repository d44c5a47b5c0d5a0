import { z } from "zod";
import type { DeskState, Where } from "./command.ts";
import { UserError } from "./errors.ts";
import type { Reply } from "./reply.ts";
import { scheduleEntry } from "./schedule-view.ts";
import type { Schedules, Subscription } from "./schedules.ts";

export const scheduleNumber = () =>
  z
    .number("it must be a schedule’s number, as in 3")
    .int("it must be a whole number")
    .min(1, "schedules count from 1")
    .optional()
    .describe("Which schedule, by its number; without it, this channel’s only one");

/** The schedules of a bot that runs. Throws a UserError where none are kept. */
export function schedulesOf({ schedules }: DeskState): Schedules {
  if (schedules) return schedules;
  throw new UserError(
    "Schedules are kept by a bot that runs and has a store, and this is none: start one with npm start, and type this there.",
  );
}

/**
 * The schedule of a number, or without one the only schedule of the channel; or, where the channel has several, a
 * choice. `command` is what a choice runs, with the number after it. Throws a UserError where there is none.
 */
export async function findSchedule(
  id: number | undefined,
  command: string,
  where: Where,
  desk: DeskState,
): Promise<{ readonly schedule: Subscription; readonly schedules: Schedules } | { readonly reply: Reply }> {
  const schedules = schedulesOf(desk);
  const all = await schedules.list();
  if (id !== undefined) {
    const schedule = all.find((one) => one.id === id);
    if (schedule) return { schedule, schedules };
    throw new UserError(`There is no schedule ${id}. ${numbersOf(all)}`);
  }
  const here = all.filter((one) => isHere(one, where));
  const [only, ...others] = here;
  if (only && others.length === 0) return { schedule: only, schedules };
  if (!only) throw new UserError(`This channel has no schedule. ${numbersOf(all)}`);
  const entries = here.map((one) => ({
    ...scheduleEntry(one, where, desk.now),
    command: `/desk schedule ${command} ${one.id}`,
  }));
  return {
    reply: {
      parts: [
        { kind: "text", runs: [`This channel has ${here.length} schedules. Which one?`] },
        { kind: "entries", entries },
      ],
    },
  };
}

export function isHere({ chat, channel }: Subscription, where: Where): boolean {
  return chat === where.chat && channel === where.channel;
}

/** Numbers told in one sentence; a list has more. */
const MOST_NUMBERS = 10;

function numbersOf(all: readonly Subscription[]): string {
  if (all.length === 0) return "There are none yet. Make one: /desk schedule add weekdays 9:00";
  if (all.length > MOST_NUMBERS) return "All there are: /desk schedule list";
  return `There ${all.length === 1 ? "is" : "are"} ${all.map((one) => one.id).join(", ")}: /desk schedule list`;
}
