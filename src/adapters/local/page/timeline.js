/** @import { Message } from "./stream.js" */

/** How near the end counts as reading the end: about a line of text. */
const NEAR_END_PX = 60;

/**
 * What was said, the oldest first. A command and its answer stand together, whatever is posted in between.
 * @param {HTMLElement} log
 * @param {(text: string, id: string) => void} sendAgain
 */
export function createTimeline(log, sendAgain) {
  /** @type {Map<string, HTMLElement>} */
  const exchangeById = new Map();
  /** @type {Map<string, HTMLElement>} */
  const articleById = new Map();

  /**
   * Shows a command at once, before anyone has answered.
   * @param {string} id
   * @param {string} text
   */
  function echo(id, text) {
    const exchange = exchangeById.get(id) ?? log.appendChild(element("section", "exchange"));
    exchangeById.set(id, exchange);
    exchange.dataset.state = "pending";
    const pending = element("p", "pending");
    pending.ariaHidden = "true";
    pending.append(...[1, 2, 3].map(() => element("span")));
    exchange.replaceChildren(echoOf("You asked", text), pending);
    scrollToEnd();
  }

  /**
   * Shows the command as the server read it, so that the short form teaches the long one.
   * @param {string} id
   * @param {string} text
   */
  function understood(id, text) {
    const typed = exchangeById.get(id)?.querySelector("bdi");
    if (typed) typed.textContent = text;
  }

  /**
   * @param {string} id
   * @param {string} sentence
   */
  function failed(id, sentence) {
    const exchange = exchangeById.get(id);
    if (exchange?.dataset.state !== "pending") return;
    const text = exchange.querySelector("bdi")?.textContent ?? "";
    const again = element("button", "press", "Send again");
    again.setAttribute("type", "button");
    again.addEventListener("click", () => sendAgain(text, id));
    const failure = element("div", "failure");
    failure.append(element("p", "problem", sentence), again);
    exchange.querySelector(".pending")?.replaceWith(failure);
    exchange.dataset.state = "failed";
    scrollToEnd();
  }

  /** The server does not know this tab any more, so no answer to what it asked can come. */
  function abandonPending() {
    for (const id of exchangeById.keys()) failed(id, "The connection was lost before an answer came.");
  }

  /** @param {Message} message */
  function show(message) {
    const article = articleOf(message);
    const said = articleById.get(message.id);
    articleById.set(message.id, article);
    // Said anew: it reads otherwise from now on, where it stands.
    if (said) return said.replaceWith(article);
    const wasAtEnd = isAtEnd();
    const mine = message.to === undefined ? undefined : exchangeById.get(message.to);
    const above = articleById.get(message.under ?? "")?.closest("section");
    const exchange = mine ?? above ?? log.appendChild(element("section", "exchange"));
    if (!mine && message.asked) exchange.append(echoOf("Asked", message.asked, true));
    exchange.querySelector(".pending, .failure")?.remove();
    exchange.dataset.state = "answered";
    exchange.append(article);
    if (mine || wasAtEnd) bringIntoView(exchange);
  }

  function missed() {
    log.append(
      element("p", "note gap", "Some messages came while this page was away, and are not kept any more."),
    );
  }

  return { echo, understood, failed, abandonPending, show, missed };
}

/** @param {Message} message */
function articleOf({ visibility, html, to, channel }) {
  const article = element("article", "message");
  article.dataset.visibility = visibility;
  article.setAttribute("aria-label", visibility === "private" ? "Private answer" : to ? "Answer" : "Post");
  if (visibility === "private") article.append(element("p", "mark-private", "Only you can see this"));
  if (channel !== undefined)
    article.append(element("p", "posted", channel === "local" ? "Posted" : `Posted in ${channel}`));
  const body = element("div", "body");
  // The one place where HTML is taken as HTML: render.ts wrote it, and escaped all that it was given.
  body.innerHTML = html;
  article.append(body);
  return article;
}

/**
 * @param {string} who
 * @param {string} text
 * @param {boolean} [isNamed] whether the eye needs to be told too
 */
function echoOf(who, text, isNamed = false) {
  const line = element("p", "echo");
  const typed = element("bdi", "", text);
  line.append(element("span", isNamed ? "echo-who" : "for-ears", `${who}: `), typed);
  return line;
}

/**
 * @param {string} name
 * @param {string} [className]
 * @param {string} [text]
 */
function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.textContent = text;
  return made;
}

function isAtEnd() {
  const page = document.documentElement;
  return page.scrollHeight - page.clientHeight - window.scrollY < NEAR_END_PX;
}

/** A long answer is read from its beginning, a short one with what came before it. @param {HTMLElement} exchange */
function bringIntoView(exchange) {
  if (exchange.offsetHeight > window.innerHeight * 0.7) exchange.scrollIntoView({ block: "start" });
  else scrollToEnd();
}

function scrollToEnd() {
  window.scrollTo({ top: document.documentElement.scrollHeight });
}
