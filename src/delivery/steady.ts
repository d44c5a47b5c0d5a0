/** Milliseconds, from no moment in particular. */
export type SteadyClock = () => number;

/**
 * A clock that never goes back: where the other one is set back, it goes on from where it was. So nobody waits for as
 * long as the clock was ahead.
 */
export function steady(now: () => Temporal.Instant): SteadyClock {
  let last = Number.NEGATIVE_INFINITY;
  let lost = 0;
  return () => {
    const at = now().epochMilliseconds;
    if (at < last) lost += last - at;
    last = at;
    return at + lost;
  };
}
