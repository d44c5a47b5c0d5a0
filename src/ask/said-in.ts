/** Which of several things a plain text says, by the pattern of each. */
export function saidIn<Name extends string>(
  patterns: Readonly<Record<Name, RegExp>>,
  plain: string,
): ReadonlySet<Name> {
  const all = Object.entries(patterns) as [Name, RegExp][];
  return new Set(all.flatMap(([name, pattern]) => (pattern.test(plain) ? [name] : [])));
}
