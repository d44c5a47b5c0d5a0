import type { Generated } from "kysely";

/*
 * One schema for SQLite and Postgres. Moments are milliseconds since 1970 (UTC); what is told only as a whole is JSON.
 */

export interface Tables {
  subscriptions: SubscriptionTable;
  deliveries: DeliveryTable;
  contents: ContentTable;
  content_figures: ContentFigureTable;
  revisions: RevisionTable;
  corrected: CorrectedTable;
  editions: EditionTable;
  stories: StoryTable;
  publications: PublicationTable;
  proposals: ProposalTable;
  record: RecordTable;
  amendments: AmendmentTable;
  findings: FindingTable;
}

/** What a channel wants, and up to which moment its slots have been looked at. */
interface SubscriptionTable {
  id: Generated<number>;
  chat: string;
  channel: string;
  cron: string;
  zone: string;
  topics: string;
  stories: string;
  what: "changes" | "everything";
  when_empty: "skip" | "say-so";
  state: "active" | "paused" | "removed";
  paused_why: string | null;
  created_by: string;
  /** When it was made, or resumed last. */
  active_since: number;
  /** Every slot due up to here is in the ledger. */
  looked_until: number;
  /** The edition that the channel's last digest told. */
  told_edition: string | null;
}

/** The ledger: a row for each message owed to a channel. */
interface DeliveryTable {
  id: Generated<number>;
  /** Names the message for good, in the ledger and to the chat. */
  key: string;
  kind: "digest" | "correction" | "notice" | "answer";
  chat: string;
  channel: string;
  subscription: number | null;
  slot: string;
  due_at: number;
  state: "pending" | "sending" | "sent" | "late" | "skipped" | "retrying" | "failed" | "missed" | "unknown";
  reason: string | null;
  mend: string | null;
  tries: number;
  /** Not to be taken up before. */
  next_at: number;
  /** 1 where it may stand in the channel already: look before posting. */
  uncertain: number;
  claimed_by: string | null;
  /** When it was claimed last, or let go of again, to be tried later. */
  claimed_at: number | null;
  content: string | null;
  /** JSON: the ids of its messages, as far as they have landed. */
  messages: string | null;
  owed_at: number;
  settled_at: number | null;
  /** JSON: what happened on the way, where it did not go through at once. */
  trail: string | null;
}

/** What was said, once for all the channels that it was said to. */
interface ContentTable {
  hash: string;
  /** JSON of a Reply. */
  reply: string;
  edition: string;
  made_at: number;
}

/** Which figures a content holds. */
interface ContentFigureTable {
  content: string;
  figure: string;
}

/** Which messages a correction changes, and how far that has got. */
interface RevisionTable {
  /** The key of the correction's delivery. */
  correction: string;
  /** The delivery whose messages are changed. */
  delivery: number;
  /** What it said before, and what it says from then on. */
  was: string;
  content: string;
  state: "owed" | "done" | "refused" | "gone" | "absent";
  reason: string | null;
}

/** Up to which publication the corrections of a chat are in the ledger. */
interface CorrectedTable {
  chat: string;
  publication: number;
}

/** An edition: which stories it is made of. */
interface EditionTable {
  name: string;
  /** JSON: pairs of a story's id and its hash. */
  manifest: string;
  stored_at: number;
}

/** Which edition came into use when, by whom and why. The last row names the one in use. */
interface PublicationTable {
  id: Generated<number>;
  edition: string;
  /** The edition that was in use before. */
  base: string | null;
  /** The publication that was in use before, 0 for none. No two follow the same one, so there is one history. */
  follows: number;
  kind: "publish" | "rollback" | "automatic";
  chat: string | null;
  channel: string | null;
  /** The person's id, as the chat gives it. */
  by: string | null;
  reason: string | null;
  at: number;
}

/** An edition that was offered for publication, and what became of that. */
interface ProposalTable {
  id: Generated<number>;
  edition: string;
  /** The edition in use when it was proposed, and its publication. */
  base: string;
  follows: number;
  kind: "publish" | "rollback";
  state: "open" | "published" | "discarded" | "replaced" | "overtaken";
  chat: string | null;
  channel: string | null;
  by: string | null;
  reason: string | null;
  at: number;
}

/** Who did what. The store refuses to change or to take away a row. */
interface RecordTable {
  id: Generated<number>;
  at: number;
  chat: string | null;
  channel: string | null;
  by: string | null;
  what: string;
  subject: string | null;
  edition: string | null;
  reason: string | null;
}

/** A change that a moderator made beside the source, for as long as the source does not say the same. */
interface AmendmentTable {
  id: Generated<number>;
  story: string;
  figure: string | null;
  /** JSON of a Change. */
  change: string;
  /** The hash of the story that it was made on. */
  made_on: string;
  /** JSON: what the source says since, where that is a third thing. */
  conflict: string | null;
  /** The amendment that this one was made on top of. */
  replaces: number | null;
  proposal: number | null;
  state: "active" | "resolved" | "dropped";
  chat: string | null;
  channel: string | null;
  by: string | null;
  reason: string;
  at: number;
}

/** What was found last of something, by whichever process, and how often it has been something else. */
interface FindingTable {
  what: string;
  text: string;
  number: number;
}

/** The content of a story, by its hash. */
interface StoryTable {
  hash: string;
  id: string;
  body: string;
}
