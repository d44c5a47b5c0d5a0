import type { Clock } from "./clock.ts";
import { type Credentials, type TokenState, USUAL_SCOPES } from "./credentials.ts";
import type { BotIdentity, Message, SharedFile } from "./message.ts";
import type { StoredView } from "./view.ts";

export interface Person {
  id: string;
  name: string;
  realName: string;
  /** IANA zone, and its distance from UTC in seconds. */
  tz: string;
  tzOffset: number;
  isAdmin: boolean;
  isBot: boolean;
  deleted: boolean;
  locale: string;
}

export interface Channel {
  id: string;
  name: string;
  kind: "public" | "private" | "im";
  members: Set<string>;
  archived: boolean;
  /** The person at the other end of a direct message. */
  user: string | undefined;
}

export interface Usergroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
  disabled: boolean;
}

export interface UploadedFile extends SharedFile {
  bytes: Uint8Array | undefined;
  completed: boolean;
  /** Messages with it in them that are still refused. */
  unreadyFor: number;
}

/** What may be turned on and off while a test runs. */
export interface Rules {
  /** Refuse the second message to a channel within a second, with 429. */
  onePostPerSecond: boolean;
  /** After this long a message can no longer be edited; `undefined` for ever. */
  editWindowMs: number | undefined;
  /** Kinds of block this workspace does not have (a phased rollout): `unsupported type`. */
  refusedBlockTypes: Set<string>;
  /** Characters of metadata as JSON. Slack documents the error, not the number: this one is a guess. */
  metadataLimit: number;
  /** How many messages with a new file in them are refused before Slack has taken the file in. */
  filesUnreadyFor: number;
}

/** Something a careful bot does not do although Slack lets it through. */
export interface Violation {
  rule: string;
  detail: string;
}

export interface World {
  clock: Clock;
  credentials: Credentials;
  team: { id: string; domain: string; name: string };
  bot: BotIdentity & { userId: string; name: string };
  tokens: Record<"bot" | "app", TokenState>;
  scopes: string[];
  people: Map<string, Person>;
  channels: Map<string, Channel>;
  usergroups: Map<string, Usergroup>;
  messages: Message[];
  files: Map<string, UploadedFile>;
  views: StoredView[];
  rules: Rules;
  violations: Violation[];
  invent(prefix: string): string;
  nextTs(): string;
  nextOrder(): number;
  changed(): void;
  flag(rule: string, detail: string): void;
}

export function createWorld(clock: Clock, credentials: Credentials, scopes: string[] | undefined): World {
  let made = 0;
  let order = 0;
  let lastTs = 0;
  const violations: Violation[] = [];
  const invent = (prefix: string) => `${prefix}FAKE${String(++made).padStart(5, "0")}`;
  const team = { id: invent("T"), domain: "newsroom-test", name: "Newsroom (test)" };
  const bot = {
    userId: invent("U"),
    botId: invent("B"),
    appId: invent("A"),
    teamId: team.id,
    name: "dateline",
  };
  return {
    clock,
    credentials,
    team,
    bot,
    tokens: { bot: "valid", app: "valid" },
    scopes: scopes ?? [...USUAL_SCOPES],
    people: new Map(),
    channels: new Map(),
    usergroups: new Map(),
    messages: [],
    files: new Map(),
    views: [],
    rules: {
      onePostPerSecond: false,
      editWindowMs: undefined,
      refusedBlockTypes: new Set(),
      metadataLimit: 8000,
      filesUnreadyFor: 0,
    },
    violations,
    invent,
    // Timestamps are identifiers too, so two messages of one instant still differ.
    nextTs() {
      lastTs = Math.max(lastTs + 1, clock.now() * 1000);
      return `${Math.floor(lastTs / 1_000_000)}.${String(lastTs % 1_000_000).padStart(6, "0")}`;
    },
    nextOrder: () => ++order,
    changed: () => {},
    flag: (rule, detail) => void violations.push({ rule, detail }),
  };
}
