import { capitalized } from "../text/capitalized.ts";
import { reasoned } from "./desk-view.ts";
import { wordDoer } from "./doer.ts";
import { momentOf } from "./moment.ts";
import type { Recorded } from "./publication.ts";
import type { Entry } from "./reply.ts";

/** A line of the record. */
export function recordedEntry({ at, by, what, subject, edition, reason }: Recorded, zone: string): Entry {
  const about = [subject, edition && `edition ${edition}`].filter(Boolean).join(", ");
  const place = by.channel ? ` in ${by.channel}` : "";
  return {
    title: `${capitalized(what)}${about ? `: ${about}` : ""}`,
    detail: reasoned([momentOf(at, zone), `, ${wordDoer(by)}${place}`], reason),
  };
}
