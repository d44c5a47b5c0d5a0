/** A moment as the tables keep it: milliseconds since 1970, UTC. */
export function instantOf(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
