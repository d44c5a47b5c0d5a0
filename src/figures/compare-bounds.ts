import { capitalized } from "../text/capitalized.ts";
import type { Weighed } from "./compare.ts";
import { asTold, tellsDifference, tellsTimes } from "./compare-clauses.ts";
import type { Step } from "./compare-footing.ts";
import { tidy } from "./tidied.ts";
import { roundDown, roundUp, wordBound } from "./wording.ts";

/** The arithmetic that leads to the bounds that are told, the two in the order in which they are told. */
export function boundSteps(weighed: Weighed): Step[] {
  const [told, [first, second]] = asTold(weighed, ["the first", "the second"]);
  return [
    ...(tellsTimes(told) ? divisions(told, capitalized(`${first} divided by ${second}`)) : []),
    ...(tellsDifference(told) ? differences(told, capitalized(`${first} less ${second}`)) : []),
    ...(told.noRatio === undefined ? [] : [{ title: "No ratio", detail: told.noRatio }]),
  ];
}

function divisions(weighed: Weighed, title: string): Step[] {
  const { first, second, ratio } = weighed;
  const divided = (top: number, bottom: number, told: number, how: string) =>
    `${plain(top, weighed)} ÷ ${plain(bottom, weighed)}, which is ${wordNumber(told)}${how}`;
  const [low, high] = [roundDown(ratio!.low, 4), roundUp(ratio!.high, 4)];
  return atBothEnds(
    title,
    ratio!.low === 0
      ? undefined
      : divided(first.low, second.high, low, low === ratio!.low ? "" : ", rounded down"),
    ratio!.high === Infinity
      ? undefined
      : divided(first.high, second.low, high, high === ratio!.high ? "" : ", rounded up"),
  );
}

function differences(weighed: Weighed, title: string): Step[] {
  const { first, second, difference } = weighed;
  const lessened = (one: number, other: number, is: number) =>
    Number.isFinite(is)
      ? `${plain(one, weighed)} − ${bracketed(plain(other, weighed))}, which is ${plain(is, weighed)}`
      : undefined;
  return atBothEnds(
    title,
    lessened(first.low, second.high, difference.low),
    lessened(first.high, second.low, difference.high),
  );
}

function atBothEnds(title: string, least: string | undefined, most: string | undefined): Step[] {
  if (least !== undefined && least === most) return [{ title, detail: least }];
  return [
    { title: `${title}, at the least`, detail: least ?? "no bound" },
    { title: `${title}, at the most`, detail: most ?? "no bound" },
  ];
}

/** A printed number, or a whole one, in full; a rate to seven digits, which are more than are told of it. */
function plain(value: number, { told }: Weighed): string {
  const exact = tidy(value);
  return wordNumber(told && !Number.isInteger(exact) ? Number(value.toPrecision(7)) : exact);
}

function wordNumber(value: number): string {
  return wordBound(value, { kind: "count" });
}

function bracketed(number: string): string {
  return number.startsWith("-") ? `(${number})` : number;
}
