import type { Hedge } from "./quantity.ts";
import { createPhrasebook } from "./tokens.ts";

/** What a hedging phrase says of the number beside it. */
export interface Cue {
  readonly hedge: Exclude<Hedge, "between">;
  readonly from?: "below";
}

const cue = (hedge: Cue["hedge"], phrases: string): [string, Cue][] =>
  phrases.split(", ").map((phrase) => [phrase, { hedge }]);
const below = (phrases: string): [string, Cue][] =>
  phrases.split(", ").map((phrase) => [phrase, { hedge: "about", from: "below" }]);

/** By how much a comparison is off, which a hedge does not say: "just over" and "well over" are both more than. */
const DEGREES = (
  "just, only just, slightly, only slightly, a little, little, a bit, a shade, a touch, a tad, a fraction, a hair, marginally, barely, " +
  "hardly, somewhat, well, far, much, way, significantly, considerably, substantially, comfortably, easily, vastly, " +
  "many, still, even, a good deal, some way, slightly but"
).split(", ");
const MORE =
  "more than, over, above, in excess of, upwards of, upward of, greater than, higher than, larger than, bigger than, longer than, " +
  "older than, taller than, heavier than, faster than, deeper than, wider than, better than, north of, beyond, exceeding";
const LESS =
  "fewer than, less than, under, below, beneath, lower than, smaller than, shorter than, younger than, lighter than, slower than, " +
  "short of, shy of, south of";
/** "Does not exceed", "won't exceed". */
const NOT =
  "not, never, does not, doesn't, do not, don't, did not, didn't, must not, may not, can not, cannot, can't, could not, couldn't, will not, " +
  "won't, would not, wouldn't, should not, shouldn't, shall not, not expected to, not likely to, unlikely to";
const notExceed = NOT.split(", ")
  .map((words) => `${words} exceed`)
  .join(", ");
const orEqual = (words: string) =>
  words
    .split(", ")
    .flatMap((word) => [`${word} than or equal to`, `equal to or ${word} than`])
    .join(", ");
const withDegrees = (phrases: string) =>
  phrases
    .split(", ")
    .flatMap((phrase) => [phrase, ...DEGREES.map((degree) => `${degree} ${phrase}`)])
    .join(", ");
const LARGE =
  "many, much, high, long, far, large, big, great, tall, old, deep, wide, heavy, fast, late".split(", ");
const SMALL = "few, little, low, short, small, young, shallow, narrow, slow".split(", ");
const asXAs = (adjectives: readonly string[]) => adjectives.map((word) => `as ${word} as`).join(", ");

/** Finds a phrase that stands before a number. */
export const findCueBefore = createPhrasebook<Cue>([
  ...cue("more-than", withDegrees(MORE)),
  ...cue(
    "more-than",
    "topping, topped, surpassing, surpassed, exceed, exceeds, exceeded, outnumbering, more than just, >",
  ),
  ...cue("less-than", withDegrees(LESS)),
  ...cue("less-than", "sub, not even, nowhere near, not nearly, <"),
  // Only before "the 80 mark": see cues.ts.
  ...cue("more-than", "past, well past, just past"),
  ...cue("at-most", asXAs(LARGE)),
  ...cue("at-most", notExceed),
  ...cue("at-most", orEqual("less, fewer, lower, smaller, no more")),
  ...cue("at-least", orEqual("greater, more, higher, larger")),
  ...cue(
    "at-most",
    "up to, upto, up to and including, anything up to, at most, at the most, at the very most, at maximum, at the outside, a maximum of, " +
      "maximum of, maximum, a maximum, a max of, max of, a max, max, max ., a ceiling of, a cap of, capped at, limited to, no more than, not more than, never more than, " +
      "no greater than, no higher than, no longer than, no larger than, no bigger than, no older than, not greater than, " +
      "not higher than, not longer than, not over, not above, not exceeding, not to exceed, never exceeding, without exceeding, ≤, < =",
  ),
  ...cue("at-least", asXAs(SMALL)),
  ...cue(
    "at-least",
    "at least, at the least, at the very least, at minimum, at a minimum, a minimum of, minimum of, minimum, a minimum, a min of, min of, a min, min, min ., " +
      "no fewer than, no less than, no lower than, no smaller than, no shorter than, no younger than, not fewer than, " +
      "not less than, not lower than, not under, not below, never less than, never fewer than, a floor of, ≥, > =",
  ),
  ...cue(
    "about",
    "about, around, round about, around about, just about, some, roughly, approximately, approx, approx ., circa, c ., ca ., perhaps, maybe, " +
      "probably, an estimated, estimated, estimated at, estimates of, an estimate of, estimated to be, a rough estimate of, " +
      "an average of, average of, an average, on average, averaging, averaged, averages, average, a mean of, a median of, " +
      "in the region of, in the vicinity of, in the neighborhood of, in the neighbourhood of, on the order of, in the order of, " +
      "of the order of, to the tune of, somewhere around, somewhere near, somewhere about, somewhere in the region of, " +
      "something like, something around, more like, closer to, nearer to, nearer, more or less, give or take, plus or minus, in or around, on or around, a rough, roughly about, " +
      "an approximate, near, ~, ≈, ≅, barely, hardly, scarcely, only about, just around",
  ),
  ...below(
    "nearly, almost, close to, close on, very close to, nearing, approaching, not quite, virtually, practically, very nearly, " +
      "well nigh, nigh on, getting on for, coming up to, coming up on, pushing, verging on, bordering on, not far off, " +
      "not far short of, not far from",
  ),
  ...cue("exactly", "exactly, precisely, a total of, a combined, a record, an exact, a full, all of"),
]);

/** Finds a phrase that stands after a number, or after its unit. */
export const findCueAfter = createPhrasebook<Cue>([
  ...cue(
    "at-least",
    "or more, or greater, or higher, or over, or above, or longer, or older, or better, or upwards, or even more, and up, and upwards, " +
      "and over, and above, and older, and more, and higher, and beyond, and counting, and rising, and climbing, at least, " +
      "at the least, at the very least, at minimum, at a minimum, minimum, if not more, plus, +",
  ),
  ...cue(
    "at-most",
    "or less, or fewer, or under, or below, or lower, or shorter, or younger, and under, and below, and younger, and fewer, at most, " +
      "at the most, at the very most, at best, at the outside, at maximum, maximum, max, tops, if that",
  ),
  ...cue(
    "about",
    "or so, or thereabouts, more or less, on average, give or take, approximately, approx, roughly, odd, ish",
  ),
]);
