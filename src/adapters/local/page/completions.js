/**
 * The list of ways to go on, over the field: the combobox of the WAI-ARIA practices, where the focus stays in the field
 * and `aria-activedescendant` names the chosen option (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 * @typedef {object} Completions
 * @property {() => void} refresh asks anew for what is typed now, and opens the list if there is something to show
 * @property {() => void} close
 * @property {(key: string) => boolean} press whether the key was meant for the list
 */

/** @typedef {{ text: string, label: string, detail?: string }} Completion */

/** Between two keys of a quick typist; an answer from loopback then comes in the same frame. */
const DEBOUNCE_MS = 60;

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {HTMLElement} announcer tells a screen reader how many there are
 * @returns {Completions}
 */
export function createCompletions(field, list, announcer) {
  /** @type {Completion[]} */
  let shown = [];
  let active = -1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let asked = new AbortController();

  function refresh() {
    forgetAsked();
    timer = setTimeout(() => ask(field.value, asked.signal), DEBOUNCE_MS);
  }

  /** What comes back for a text no longer in the field is dropped. */
  function forgetAsked() {
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
  }

  /**
   * @param {string} text
   * @param {AbortSignal} signal
   */
  async function ask(text, signal) {
    if (text.trim() === "") return close();
    try {
      const response = await fetch(`/complete?text=${encodeURIComponent(text)}`, { signal });
      const found = response.ok ? (await response.json()).completions : [];
      if (!signal.aborted) show(found.filter((/** @type {Completion} */ found) => found.text !== text));
    } catch {
      if (!signal.aborted) close();
    }
  }

  /** @param {Completion[]} found */
  function show(found) {
    shown = found;
    list.replaceChildren(...found.map(optionOf));
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
    announcer.textContent = found.length === 0 ? "" : `${found.length} to choose from`;
    choose(-1);
  }

  /** @param {number} index */
  function choose(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option === undefined) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {number} index */
  function accept(index) {
    const text = shown[index]?.text;
    if (text === undefined) return;
    field.value = text;
    field.focus();
    close();
    // The field tells its listeners, as if it had been typed: the draft is kept, and the next word is offered.
    field.dispatchEvent(new Event("input"));
  }

  function close() {
    forgetAsked();
    if (!list.hidden) show([]);
  }

  /** @param {string} key */
  function press(key) {
    if (list.hidden) return false;
    if (key === "ArrowDown") choose(active + 1 < shown.length ? active + 1 : 0);
    else if (key === "ArrowUp") choose(active > 0 ? active - 1 : shown.length - 1);
    else if (key === "Escape") close();
    else if (key === "Tab") accept(Math.max(active, 0));
    else if (key === "Enter" && active >= 0) accept(active);
    else return false;
    return true;
  }

  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    if (option) accept([...list.children].indexOf(option));
  });
  field.addEventListener("blur", close);
  return { refresh, close, press };
}

/**
 * @param {Completion} completion
 * @param {number} index
 */
function optionOf({ label, detail }, index) {
  const option = document.createElement("div");
  option.id = `completion-${index}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  for (const [name, text] of /** @type {const} */ ([
    ["label", label],
    ["detail", detail],
  ])) {
    if (!text) continue;
    const line = document.createElement("span");
    line.className = `completion-${name}`;
    line.dir = "auto";
    line.textContent = text;
    option.append(line);
  }
  return option;
}
