/** With a capital at the beginning, whatever character that is. */
export function capitalized(text: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase("en") + text.slice(first.length);
}
