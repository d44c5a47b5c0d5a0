/*
 * Discord's numbers. Without another source: its developer docs (docs.discord.com/developers), in the page named.
 */

/** Components of one message with Components V2, nested ones and the container included (components/reference). */
const COMPONENTS = 40;
/** Characters of text over all components of one message (discord.js guide, "Display components"). */
const TEXT = 4000;
/** What our blocks may take of a message: the container and "Continued" want a component each, and the latter letters. */
export const ROOM = { components: COMPONENTS - 2, text: TEXT - 40 } as const;

/** What is said of a picture to who cannot see it (resources/message: attachment; components/reference: media gallery). */
export const ALT_TEXT = 1024;

/** A row holds five buttons or one menu (components/reference). */
export const BUTTONS_IN_ROW = 5;
export const BUTTON_LABEL = 80;
export const CUSTOM_ID = 100;
export const OPTIONS = 25;
export const OPTION_TEXT = 100;
/** A component's own number is a positive 32-bit integer (components/reference). */
export const COMPONENT_ID_BITS = 31;

/** A modal: its title, its fields, and of each what is said of it and what may be in it (components/reference). */
export const MODAL_TITLE = 45;
export const FIELDS = 5;
export const FIELD_LABEL = 45;
export const FIELD_HELP = 100;
export const INPUT = 4000;
/** Forms filled in wrongly that are kept until they are sent again: a few hundred kilobytes. */
export const DRAFTS = 200;

/** application-commands */
export const DESCRIPTION = 100;
export const COMMAND_OPTIONS = 25;
/** Choices offered while somebody types, and characters of a choice's name and of its value. */
export const CHOICES = 25;
export const CHOICE = 100;

/** resources/message: nonce. How long one is remembered is told as "the past few minutes". */
export const NONCE = 25;

/**
 * Up to so many things to choose from have a button each, more have a menu. A section takes three components of
 * forty, so five leave room for the rest of an answer.
 */
export const BUTTONS_IN_LIST = 5;

/**
 * An address longer than this leaves too little of TEXT for the figure it belongs to. It then goes without the part
 * that leads to the words, and without any link where that is not enough.
 */
export const LINK = 2200;

/** Discord waits 3,000 ms for an answer. One that is not ready before this is announced with "is thinking…". */
export const DEFER_AFTER_MS = 500;
/** The token of an interaction lives for 15 minutes; this leaves time to say that nothing came. */
export const GIVE_UP_MS = 14 * 60_000;
/** Ids of interactions are kept a little longer than their tokens: a resumed session may bring them again. */
export const REMEMBER_MS = 20 * 60_000;
/** Ids remembered at most: fifty a second for all that time, about six megabytes. */
export const REMEMBERED = 60_000;

/** How long one request of an answer may take: a person is waiting, and has the token for longer. */
export const ANSWER_WITHIN_MS = 5000;
/** Tries of what may be done twice without harm, where the connection fails or Discord itself does. */
export const ANSWER_TRIES = 3;
/** How long one request of a post may take. The library's own is 15 s, three times over. */
export const POST_WITHIN_MS = 10_000;
/** How long a part of a message that is half out waits for a rate limit, before the whole is left for later. */
export const FINISH_PART_MS = 5000;

/** Of the fifty requests a second that a bot may make (topics/rate-limits): one may come too soon, as timers go. */
export const POSTS_PER_SECOND = 49;
/** Five messages in five seconds is what a channel takes, as far as its headers have told; it is not documented. */
export const CHANNEL_GAP_MS = 1000;

/** Keys of posts remembered, so that the same key stays the same message. */
export const KEPT_KEYS = 10_000;
/** How far back a message is looked for: pages of the most Discord gives (resources/message: get messages). */
export const PAGE = 100;
export const PAGES = 20;

/** The pause before another try to connect doubles from the first to the last. */
export const FIRST_PAUSE_MS = 500;
export const LONGEST_PAUSE_MS = 60_000;
/** How long stopping waits for a connection that is just being made, and for the other end to close one. */
export const GOODBYE_WITHIN_MS = 2000;

/** Servers that are asked for commands of their own, at the start and by `dateline doctor`: a request each. */
export const SERVERS_EXAMINED = 20;
