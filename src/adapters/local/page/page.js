import { createCompletions } from "./completions.js";
import { createComposer } from "./composer.js";
import { createForms } from "./forms.js";
import { say } from "./say.js";
import { openStream } from "./stream.js";
import { createTimeline } from "./timeline.js";

/** The id the server gave this tab; undefined while the stream is down. @type {string | undefined} */
let tab;

const connection = find("connection");
const timeline = createTimeline(find("timeline"), (text, id) => {
  // The button that was pressed goes away: the focus must not go with it.
  field.focus();
  send(text, id);
});
const field = /** @type {HTMLInputElement} */ (find("command"));
const completions = createCompletions(field, find("completions"), find("choices"));
const composer = createComposer(
  /** @type {HTMLFormElement} */ (find("composer")),
  field,
  completions,
  (text) => {
    if (tab !== undefined) return void send(text);
    connection.textContent = "Not connected yet. Your text stays here until Dateline is back.";
    return "keep";
  },
);

const forms = createForms(
  (command, id, filled) => say(tab, id, command, filled),
  () => field.focus(),
);

openStream({
  connected({ tab: id, resumed }) {
    tab = id;
    if (resumed) return;
    timeline.abandonPending();
    forms.abandon();
  },
  message(message) {
    const became = forms.take(message);
    if (became === "open") return;
    if (became === "done") timeline.echo(message.to ?? "", message.asked ?? "");
    timeline.show(message);
    forms.openLast();
  },
  missed: timeline.missed,
  state(sentence, isDown) {
    if (isDown) tab = undefined;
    connection.textContent = sentence;
    connection.classList.toggle("down", isDown);
    document.body.classList.toggle("connected", !isDown);
  },
});

field.focus();

// A button is a command already typed: it takes the way of the composer's text.
document.addEventListener("click", ({ target }) => {
  const pressed = target instanceof Element ? target.closest("[data-command]") : null;
  if (!(pressed instanceof HTMLElement) || pressed.dataset.command === undefined) return;
  composer.submit(pressed.dataset.command);
});

/**
 * Sends a command and shows it; sent again after a failure it keeps its id, so that it is not answered twice.
 * @param {string} text
 * @param {string} [id]
 */
async function send(text, id = crypto.randomUUID()) {
  timeline.echo(id, text);
  try {
    timeline.understood(id, await say(tab, id, text));
  } catch (error) {
    timeline.failed(id, error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} id */
function find(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
