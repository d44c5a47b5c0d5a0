/** Bytes of a request's body. The longest command is a twentieth of it, even with every character escaped. */
export const BODY_BYTES = 16 * 1024;

/** Characters of one command: a question with its names and dates fits many times over. */
export const COMMAND_CHARS = 2000;

/** Public messages kept for tabs opened later: several months of a daily digest, or a long day of questions. */
export const KEPT_MESSAGES = 100;

/**
 * Keys of posts remembered, so that the same key stays the same message: years of digests, in about a megabyte.
 * They outlive the message itself, which may have scrolled out of KEPT_MESSAGES.
 */
export const KEPT_KEYS = 10_000;

/** Events a tab can catch up on. A new tab is given KEPT_MESSAGES at once, so it must be well above that. */
export const TAB_EVENTS = 250;

/** Ids of commands a tab has sent, so that one sent again after a broken connection is not answered twice. */
export const TAB_COMMANDS = 100;

/** Tabs at once. A browser holds six streams to one address, so this is more than a desk of browsers. */
export const TABS = 50;

/** How long a tab that went away is waited for: a laptop closed over lunch keeps its place only if it comes back soon. */
export const FORGET_TAB_AFTER_MS = 15 * 60_000;

/** How long the browser waits before it connects again. On loopback trying costs nothing, and waiting is felt. */
export const RECONNECT_AFTER_MS = 500;

/** How long stopping waits for browsers to read what was sent. On loopback those that read at all are done in a few ms. */
export const HANG_UP_WITHIN_MS = 250;
