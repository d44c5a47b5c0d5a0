/** In hours. A server that asks for more has a wrong clock, or means us ill. */
const LONGEST = 1;

/**
 * When a server wants to be asked again, by its Retry-After: seconds, or an HTTP date (RFC 9110, 10.2.3). Never more
 * than an hour from now. Undefined where it says nothing that can be read.
 */
export function retryAfter(header: string | undefined, now: Temporal.Instant): Temporal.Instant | undefined {
  const at = instantOf(header?.trim() ?? "", now);
  if (!at || Temporal.Instant.compare(at, now) <= 0) return undefined;
  const latest = now.add({ hours: LONGEST });
  return Temporal.Instant.compare(at, latest) > 0 ? latest : at;
}

function instantOf(text: string, now: Temporal.Instant): Temporal.Instant | undefined {
  if (/^\d{1,15}$/.test(text)) return now.add({ seconds: Math.min(Number(text), LONGEST * 3600) });
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}
