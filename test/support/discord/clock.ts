/** Where the fake reads the time. Anything with a `now` in milliseconds since 1970 will do. */
export interface Clock {
  now(): number;
}

/** A clock that can be pushed ahead of the one it stands on. Nothing ever waits for it: what is due is asked for. */
export function createClock(base: Clock = { now: () => Date.now() }) {
  let ahead = 0;
  return {
    now: () => base.now() + ahead,
    push(ms: number) {
      ahead += ms;
    },
  };
}

/** Discord counts its ids from the first second of 2015 (docs, reference: snowflakes). */
const FIRST_SECOND_OF_2015 = Date.UTC(2015, 0, 1);

export type MakeId = () => string;

/** Snowflakes that rise strictly, and whose upper bits are the clock's milliseconds, as in the real ones. */
export function createIds(clock: Clock): MakeId {
  let last = 0n;
  return () => {
    const fromClock = BigInt(clock.now() - FIRST_SECOND_OF_2015) << 22n;
    last = fromClock > last ? fromClock : last + 1n;
    return last.toString();
  };
}
