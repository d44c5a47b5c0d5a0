/**
 * A message as the server sends it.
 * @typedef {{ id: string, visibility: "private" | "public", html: string, to?: string, asked?: string, faults?: Record<string, string>, channel?: string, under?: string }} Message
 */

/**
 * @typedef {object} Listener
 * @property {(hello: { tab: string, resumed: boolean }) => void} connected
 * @property {(message: Message) => void} message
 * @property {() => void} missed some messages were too many to be kept while the tab was away
 * @property {(sentence: string, isDown: boolean) => void} state what to tell the person of the connection
 */

/** Long enough to be read, short enough not to be in the way. */
const RESTORED_SHOWN_MS = 4000;
/** A browser that gave the stream up is asked again this often. */
const RETRY_MS = 1000;

/**
 * Keeps this tab's stream open for as long as the tab is in sight. A tab out of sight lets go of it, since a browser
 * allows only six to one address and then holds back everything else; it catches up when it is seen again.
 * @param {Listener} listener
 */
export function openStream(listener) {
  /** @type {EventSource | undefined} */
  let source;
  /** The id of the last event read: the browser knows it too, though not in a source we open anew. */
  let last = "";
  let wasLost = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function open() {
    clearTimeout(timer);
    source?.close();
    const mine = new EventSource(last === "" ? "/events" : `/events?last=${encodeURIComponent(last)}`);
    source = mine;
    on("hello", (data) => {
      listener.connected(data);
      listener.state(wasLost ? "Connected again." : "", false);
      if (wasLost) timer = setTimeout(() => listener.state("", false), RESTORED_SHOWN_MS);
      wasLost = false;
    });
    on("message", listener.message);
    on("missed", listener.missed);
    mine.addEventListener("error", () => {
      clearTimeout(timer);
      wasLost = true;
      listener.state("Connection lost. Trying again …", true);
      if (mine.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS);
    });
  }

  /**
   * @param {string} event
   * @param {(data: any) => void} hear
   */
  function on(event, hear) {
    source?.addEventListener(event, ({ data, lastEventId }) => {
      last = lastEventId;
      hear(JSON.parse(data));
    });
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") open();
    else source?.close();
  });
  open();
}
