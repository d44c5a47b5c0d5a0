import type { Recorded } from "../chat/publication.ts";
import { readConfig } from "../config.ts";
import { openStore } from "../store/open.ts";
import { readRecord } from "../store/record.ts";
import { localTime, momentOf, wholeNumber } from "./given.ts";
import type { World } from "./world.ts";

export interface RecordOptions {
  readonly since?: string | undefined;
  readonly most: string;
  readonly json?: boolean | undefined;
}

/** Prints what the record says, the newest first: a line each, or as JSON. */
export async function printRecord({ since, most, json }: RecordOptions, world: World): Promise<void> {
  const { store: address, zone } = readConfig(world.env);
  const filter = {
    since: since === undefined ? undefined : momentOf(since, zone),
    most: wholeNumber("--most", most),
  };
  const store = await openStore(address);
  try {
    const { rows } = await readRecord(store.db, filter);
    for (const row of rows) world.out(json ? JSON.stringify(row) : lineOf(row, zone));
  } finally {
    await store.close();
  }
}

function lineOf({ id, at, by, what, subject, edition, reason }: Recorded, zone: string): string {
  const who = by.user === undefined ? "itself" : [by.chat, by.channel, by.user].filter(Boolean).join(" ");
  const about = [subject, edition && `edition ${edition}`].filter(Boolean).join(", ");
  const line = `${id}  ${localTime(at, zone)}  ${who}  ${what}${about ? ` ${about}` : ""}${reason ? `: ${reason}` : ""}`;
  // A reason may have been typed on several lines, or to make the terminal do something.
  return line.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ");
}
