/*
 * Slack's numbers. Without another source: the Block Kit reference (docs.slack.dev/reference/block-kit) and the
 * comments of @slack/types 3.2.0.
 */

/** Blocks in one message, and in an App Home. */
export const BLOCKS = 50;
export const HOME_BLOCKS = 100;

/**
 * Characters of text over all blocks of a message. Undocumented: Slack answers msg_blocks_too_long somewhere between
 * 9,600 and 13,200 (bolt-js#2867, #2509).
 */
export const ALL_TEXT = 9500;

/** Characters of a message's `text`. Longer ones have been cut, split or repeated (bolt-python#764); an update refuses them. */
export const TEXT = 4000;

export const HEADER = 150;
/** One section, and one of its fields. */
export const SECTION = 3000;
export const FIELD = 2000;
/** One element of a context block. Not documented; a field's limit is taken. */
export const CONTEXT = 2000;
/** One rich text block. Not documented; a section's limit is taken, less what keeps scripts of two directions apart. */
export const RICH = 2900;
export const ACTIONS = 25;
export const BUTTON_LABEL = 75;
export const BUTTON_VALUE = 2000;
export const OPTIONS = 100;
export const OPTION_LABEL = 75;
export const OPTION_VALUE = 150;
/** What is said of a picture to who cannot see it. */
export const ALT_TEXT = 2000;
/** Rows of a table, its head included. */
export const TABLE_ROWS = 100;
/** An address. Documented for buttons. */
export const LINK = 3000;
/** A link longer than this stands in rich text, where its address is not part of the text that is counted. */
export const LINK_IN_TEXT = 500;

/** What one piece of a message may hold, in `text` and in blocks, so that pieces always fit into messages. */
export const PIECE = 2400;

/** Of a view: its title, and what may be typed into one field, and what is said below it. */
export const VIEW_TITLE = 24;
export const INPUT = 3000;
export const FIELD_HINT = 2000;

/** Up to so many things to choose from have a button each; more have a menu. */
export const BUTTONS_IN_LIST = 5;

/** Uses of one response_url (java-slack-sdk, docs/english/guides/interactive-components.md). They last 30 minutes. */
export const RESPONSES = 5;

/**
 * Pauses before a picture is tried again. Slack takes a file in at its leisure, and until it has, a message with it is
 * refused like one that is wrong (java-slack-sdk#1349, slack-github-action#413). Each try may be a use of the address.
 */
export const PICTURE_PAUSES_MS = [1000, 3000] as const;

/** Slack gives up on a command after 3,000 ms. An answer ready before this goes out with the acknowledgement. */
export const ACK_WITHIN_MS = 500;

/** A form that was sent is waited for longer: only its acknowledgement can tell a problem at its field. */
export const FORM_WITHIN_MS = 2000;

/** How long one call of the Web API or a response_url may take. Their own default is for ever. */
export const CALL_WITHIN_MS = 10_000;
/** The same where a person is waiting for the answer that depends on it. */
export const LOOK_UP_WITHIN_MS = 2000;

/** Open connections of Socket Mode at once. Slack allows ten for an app, over all its processes. */
export const CONNECTIONS = 2;
/** How long a connection may take to be greeted. */
export const GREETED_WITHIN_MS = 15_000;
/** A connection that lived this long was a good one: what follows it is not a reconnect storm. */
export const STEADY_MS = 30_000;
export const LONGEST_PAUSE_MS = 30_000;
/** How long the other end may take to close a connection. */
export const GOODBYE_WITHIN_MS = 1000;

/** Slack retries events for about six minutes; ids are kept longer than that. */
export const REMEMBER_MS = 15 * 60_000;
/** Ids remembered at most: fifty a second for all that time, some ten megabytes. */
export const REMEMBERED = 50_000;

/** How long the members of a user group are taken as known. */
export const GROUPS_MS = 60_000;

/**
 * Posts: about one a second in a channel, and "several hundred" a minute in a workspace (chat.postMessage). What is
 * beyond may be neither stored nor shown, so this stays well on this side of several hundred.
 */
export const POSTS_PER_SECOND = 5;
export const CHANNEL_GAP_MS = 1000;
/** Changes of messages: a method of tier 3, so some fifty a minute (apis/web-api/rate-limits). */
export const REVISIONS_PER_SECOND = 0.8;

/** Where an answer landed is looked up in so many of a channel's last messages, and again after these pauses. */
export const LANDED_PAGE = 50;
export const LANDED_PAUSES_MS = [1000, 3000] as const;

/** Keys of posts remembered, so that the same key stays the same message. */
export const KEPT_KEYS = 10_000;
/** How far back a message is looked for, and in how many pages of the most Slack advises. */
export const LOOK_BACK_MS = 14 * 24 * 3_600_000;
export const PAGE = 200;
export const PAGES = 50;

/** Bytes of one request of Slack's. Its own are a few kilobytes; those with a message in them, some hundred. */
export const BODY_BYTES = "1mb";
/** How far a request's time may be from ours, either way. */
export const CLOCK_SKEW_MS = 5 * 60_000;
