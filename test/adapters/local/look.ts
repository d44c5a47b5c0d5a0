/** Run in the page: what axe would find first. Each function stands alone, as it is sent to the browser as text. */

/** Texts whose contrast with what is behind them is below `least` (WCAG 2.2, 1.4.3: 4.5 for text of any size). */
export function contrastsBelow(least: number): string[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((c) => {
      const part = c / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): string => {
    if (element === null) return "rgb(255, 255, 255)";
    const colour = getComputedStyle(element).backgroundColor;
    return channels(colour)[3] === 0 ? behind(element.parentElement) : colour;
  };
  const poor: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const text = texts.currentNode.textContent?.trim();
    if (!text || element === null || !element.checkVisibility() || element.closest("noscript, .for-ears"))
      continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < least) poor.push(`${contrast.toFixed(2)} ${text.slice(0, 40)}`);
  }
  return poor;
}

/** Things to press or fill in that have no name to be called by. */
export function namelessControls(): string[] {
  return [...document.querySelectorAll("button, a, input, [role=listbox], [role=option]")]
    .filter((control) => {
      const label =
        control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : control.textContent;
      return !(control.getAttribute("aria-label") ?? label ?? "").trim();
    })
    .map((control) => control.outerHTML);
}
