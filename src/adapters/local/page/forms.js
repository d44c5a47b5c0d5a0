/** @import { Message } from "./stream.js" */

/**
 * Forms that an answer brought, each a dialog over the page. One stays open until what was sent is taken: whatever is
 * wrong is told at its field, and nothing that was typed is lost.
 * @param {(command: string, id: string, filled: Record<string, string>) => Promise<unknown>} send rejects with a sentence
 * @param {() => void} onClose
 */
export function createForms(send, onClose) {
  /** The form that waits for its answer, and the id it was sent by. @type {{ form: HTMLFormElement, id: string } | undefined} */
  let waiting;

  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-open-form]")) target.closest(".body")?.querySelector("dialog")?.showModal();
    if (target.closest("[data-close-form]")) close(target.closest("dialog"));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.form === undefined) return;
    event.preventDefault();
    if (waiting?.form !== form) void submit(form, form.dataset.form);
  });

  /**
   * @param {HTMLFormElement} form
   * @param {string} command
   */
  async function submit(form, command) {
    const id = crypto.randomUUID();
    const filled = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    waiting = { form, id };
    form.ariaBusy = "true";
    tell(form, {});
    try {
      await send(command, id, filled);
    } catch (error) {
      release({ "": error instanceof Error ? error.message : String(error) });
    }
  }

  /** @param {Record<string, string>} faults */
  function release(faults) {
    if (waiting === undefined) return;
    tell(waiting.form, faults);
    waiting.form.ariaBusy = null;
    waiting = undefined;
  }

  return {
    /** Opens the form of a message that has just been shown. */
    openLast() {
      const dialog = [...document.querySelectorAll("dialog.form")].at(-1);
      if (dialog instanceof HTMLDialogElement && dialog.dataset.seen === undefined) {
        dialog.dataset.seen = "";
        dialog.showModal();
      }
    },
    /**
     * Takes the answer to a form: its faults, which leave it open, or that it is done with.
     * @param {Message} message
     * @returns {"open" | "done" | undefined}
     */
    take({ to, faults }) {
      if (waiting === undefined || to !== waiting.id) return undefined;
      const { form } = waiting;
      release(faults ?? {});
      if (faults !== undefined) return "open";
      close(form.closest("dialog"));
      return "done";
    },
    /** The server does not know this tab any more, so no answer can come. */
    abandon: () => release({ "": "The connection was lost before an answer came. Send it again." }),
  };

  /** @param {HTMLDialogElement | null} dialog */
  function close(dialog) {
    dialog?.close();
    onClose();
  }
}

/**
 * Shows what is wrong at each field, and what is about none of them at the first.
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} faults
 */
function tell(form, faults) {
  const places = [...form.querySelectorAll("[data-problem]")];
  const names = places.map((place) => (place instanceof HTMLElement ? place.dataset.problem : undefined));
  for (const [at, place] of places.entries()) {
    const name = names[at] ?? "";
    const strays = at === 0 ? Object.keys(faults).filter((fault) => !names.includes(fault)) : [];
    const told = [...strays, name].flatMap((fault) => faults[fault] ?? []).join(" ");
    const input = form.elements.namedItem(name);
    place.textContent = told;
    place.id ||= `problem-${crypto.randomUUID()}`;
    if (!(input instanceof HTMLElement)) continue;
    input.ariaInvalid = told === "" ? null : "true";
    if (told === "") input.removeAttribute("aria-describedby");
    else input.setAttribute("aria-describedby", place.id);
  }
  const wrong = form.querySelector("[aria-invalid]");
  if (wrong instanceof HTMLElement) wrong.focus();
}
