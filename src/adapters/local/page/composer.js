/** @import { Completions } from "./completions.js" */

/** What was typed survives a reload: the tab's own storage holds it. */
const DRAFT = "dateline-draft";
const EARLIER = "dateline-earlier";
/** Commands to go back to: more than anyone steps through with an arrow key. */
const EARLIER_KEPT = 50;

/**
 * The field at the bottom. `onCommand` gets the text, and says "keep" when it cannot be sent now.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 * @param {Completions} completions
 * @param {(text: string) => "keep" | undefined} onCommand
 */
export function createComposer(form, field, completions, onCommand) {
  /** @type {string[]} */
  const earlier = JSON.parse(sessionStorage.getItem(EARLIER) ?? "[]");
  let place = earlier.length;
  field.value = sessionStorage.getItem(DRAFT) ?? "";

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    completions.close();
    if (text !== "" && submit(text) === "sent") write("");
  });

  field.addEventListener("input", () => {
    sessionStorage.setItem(DRAFT, field.value);
    place = earlier.length;
    completions.refresh();
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (completions.press(event.key)) event.preventDefault();
    else if (event.key === "ArrowUp" && isRecalling() && recall(place - 1)) event.preventDefault();
    else if (event.key === "ArrowDown" && isRecalling() && recall(place + 1)) event.preventDefault();
    else if (event.key === "ArrowDown") completions.refresh();
  });

  /** An empty field, or one that still shows what the arrow brought back. */
  function isRecalling() {
    return field.value === (earlier[place] ?? "");
  }

  /** @param {number} to */
  function recall(to) {
    if (to < 0 || to > earlier.length) return false;
    place = to;
    write(earlier[place] ?? "");
    return true;
  }

  /** @param {string} text */
  function write(text) {
    field.value = text;
    sessionStorage.setItem(DRAFT, text);
    field.setSelectionRange(text.length, text.length);
  }

  /**
   * @param {string} text
   * @returns {"sent" | "kept"}
   */
  function submit(text) {
    if (onCommand(text) === "keep") {
      if (field.value.trim() === "") write(text);
      return "kept";
    }
    if (earlier.at(-1) !== text) earlier.push(text);
    if (earlier.length > EARLIER_KEPT) earlier.shift();
    place = earlier.length;
    sessionStorage.setItem(EARLIER, JSON.stringify(earlier));
    return "sent";
  }

  return { submit };
}
