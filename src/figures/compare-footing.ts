import type { Compared } from "./comparable.ts";
import type { Weighed } from "./compare.ts";
import { wordTold } from "./compare-difference.ts";
import type { Interval } from "./interval.ts";
import { fixedDays, wordDuration } from "./length.ts";
import { wordDate } from "./partial-date.ts";
import { timesIn } from "./rate.ts";
import { tidied, tidy } from "./tidied.ts";
import { unitsIn } from "./time-units.ts";
import { daysIn, lengthOf, type Window, wordWindow } from "./window.ts";
import { quantityOf, wordBound, wordQuantity } from "./wording.ts";

/** One step of the arithmetic: what is taken, and what comes of it. */
export interface Step {
  readonly title: string;
  readonly detail: string;
}

/** How a side was put on the common footing: into the common unit, and then into a rate. */
export function footingSteps(side: Compared, place: number, weighed: Weighed): Step[] {
  return [
    ...(weighed.isConverted ? [unitStep(side, weighed.alike[place]!, weighed)] : []),
    ...(weighed.per && side.window ? [rateStep(side, side.window, place, weighed)] : []),
  ];
}

/** "In minutes: 3 hours × 60: 180 minutes", "In days: 1 year: from 365 to 366 days". */
function unitStep({ quantity, measure }: Compared, alike: Interval, { measure: common }: Weighed): Step {
  const printed = wordQuantity(quantity, measure);
  const factor = unitsIn(measure.unit!, common.unit!);
  const title = `In ${common.unit}`;
  if (factor === 1) return { title, detail: printed };
  if (factor !== undefined)
    return { title, detail: `${printed}${wordFactor(factor)}: ${wordQuantity(quantityOf(alike), common)}` };
  const { low, high } = alike;
  const days = Number.isFinite(low) && Number.isFinite(high) && low !== high;
  const told = days
    ? `from ${wordBound(low, { kind: "count" })} to ${wordBound(high, common)}`
    : wordQuantity(quantityOf(alike), common);
  return { title, detail: `${printed}: ${told}` };
}

function wordFactor(factor: number): string {
  return factor > 1 ? ` × ${wordRange(factor, factor)}` : ` ÷ ${wordRange(1 / factor, 1 / factor)}`;
}

/** "over 3 months: 89 to 92 days: more than 3,260 people a day" */
function rateStep({ reported }: Compared, window: Window, place: number, weighed: Weighed): Step {
  const { per, told } = weighed;
  const length = wordLength(window, per!, reported);
  const times = wordTimes(timesIn(window, per!, reported), length);
  return { title: wordWindow(window), detail: `${length}${times}: ${wordTold(told![place]!, weighed)}` };
}

/** "× 7", of a day in a week; nothing where the length says it: what is over "89 to 92 days" is divided by so many. */
function wordTimes(times: Interval, length: string): string {
  const { low, high } = tidied(times);
  if (high <= 1) return low === 1 ? "" : `, × ${wordRange(1 / high, 1 / low)}`;
  const range = wordRange(low, high);
  return length.startsWith(range) ? "" : `, ÷ ${range}`;
}

function wordRange(low: number, high: number): string {
  const [least, most] = [low, high].map((bound) =>
    wordBound(Number(tidy(bound).toPrecision(7)), { kind: "count" }),
  );
  return least === most ? least! : `${least} to ${most}`;
}

/** How long a window is taken to be: "3 months", "89 to 92 days", "243 days, from October 1, 2018 to May 31, 2019". */
function wordLength(window: Window, per: Temporal.Duration, reported: string | undefined): string {
  const length = lengthOf(window);
  if (length && (window.form === "each" || (fixedDays(length) === 0 && fixedDays(per) === 0)))
    return wordDuration(length);
  const days = wordDays(daysIn(window, reported));
  if (window.form !== "since") return days;
  const end = window.end ?? reported!;
  const unstated = end.length === 10 ? "" : ", whose day is not stated";
  const until = window.end === undefined ? "when it was printed" : "its end";
  const start = `${window.start.length === 10 ? "" : "the first day of "}${wordDate(window.start)}`;
  return `${days}, from ${start} to ${wordDate(end)}, ${until}${unstated}`;
}

/** "29 days", "28 to 31 days". */
export function wordDays({ low, high }: Interval): string {
  return `${wordRange(low, high)} ${high === 1 ? "day" : "days"}`;
}
