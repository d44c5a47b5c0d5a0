/**
 * An address that leads to printed words, where the page and the browser allow it (WICG, "Text fragments"). A hyphen
 * is a separator there and a comma too, so both are escaped. The words match whole words only, which printed words
 * of a claim are.
 */
export function linkToWords(url: string, words: string): string {
  const fragment = encodeURIComponent(words).replaceAll("-", "%2D");
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${fragment}`;
}
