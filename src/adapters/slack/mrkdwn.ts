/** Slack reads markup in `&`, `<` and `>` alone; escaped, no mention and no link comes out of a text. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Whether mrkdwn would show a text as it is. It reads marks for bold, italics, struck out and code, `:emoji:` and
 * quotes, and has no way to escape them, so a text with any of them is shown by other means.
 */
export function isTame(text: string): boolean {
  return !/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:[\w+'-]+:|^\s*(?:>|&gt;)/mu.test(text);
}
