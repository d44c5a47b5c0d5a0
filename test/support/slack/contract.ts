import type { Clock } from "./clock.ts";
import type { Credentials, TokenState } from "./credentials.ts";
import type { Ack, Envelope } from "./delivery.ts";
import type { Fault, Held } from "./faults.ts";
import type { Interaction } from "./interaction.ts";
import type { Json } from "./json.ts";
import type { Message } from "./message.ts";
import type { What } from "./press.ts";
import type { RecordedRequest } from "./requests.ts";
import type { NewChannel, NewPerson } from "./settle.ts";
import type { SignedAnswer, Signing } from "./signed-post.ts";
import type { Connection } from "./socket-mode.ts";
import type { Filled } from "./submit.ts";
import type { StoredView } from "./view.ts";
import type { Watch } from "./watch.ts";
import type { Channel, Person, Rules, Usergroup, Violation } from "./world.ts";

export interface FakeSlackOptions {
  clock?: Clock;
  /** Granted to the bot's token; what a briefing bot asks for, unless told. */
  scopes?: string[];
  /** HTTP mode: where signed requests go. Socket Mode, unless told. */
  requestUrl?: string;
  /** Time on signatures, in milliseconds; the real one, which is what bolt compares with. */
  signedAt?: () => number;
}

export interface Words {
  text: string;
  user?: Person;
  channel?: Channel | string;
  /** The `ts` of the message it answers. */
  thread?: string;
}

/** A Slack workspace with an app in it, on loopback, that keeps Slack's rules. */
export interface FakeSlack extends Credentials {
  /** For bolt's `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly origin: string;
  readonly team: { id: string; domain: string; name: string };
  readonly bot: { userId: string; botId: string; appId: string; teamId: string; name: string };
  /** Somebody, and the public channel they and the bot are in: what actions use unless told. */
  readonly person: Person;
  readonly channel: Channel;
  readonly rules: Rules;
  readonly scopes: string[];
  addPerson(person: NewPerson): Person;
  addChannel(channel: NewChannel): Channel;
  addUsergroup(handle: string, users: Person[]): Usergroup;
  directMessage(user: Person): Channel;
  setToken(which: "bot" | "app", state: TokenState): void;

  slash(slash: {
    command: string;
    text?: string;
    user?: Person;
    channel?: Channel | string;
  }): Promise<Interaction>;
  press(surface: Message | StoredView, what: What | string, user?: Person): Promise<Interaction>;
  submit(filled?: Filled, user?: Person): Promise<Interaction>;
  dismiss(user?: Person): Promise<Interaction | undefined>;
  openHome(user?: Person): Promise<Interaction>;
  mention(words: Words | string): Promise<Interaction>;
  /** A person writes a message the app is not told of. */
  say(words: Words | string): Message;
  /** Any other event, tried again until it is acknowledged. */
  event(event: Json, user?: Person): Promise<Interaction>;
  /** The same envelope once more. */
  repeat(interaction: { envelopeId: string }): Promise<Ack>;
  /** The same event in a new envelope, as a retry. */
  redeliver(interaction: { envelopeId: string }, attempt?: number, reason?: string): Promise<Ack>;

  /** A channel's messages as they stand now, oldest first; with `as`, only what that person sees. */
  messages(channel?: Channel | string, as?: Person): Message[];
  /** Messages of the bot that would notify anybody. */
  pinging(): Message[];
  /** Puts a modal on somebody's screen that the app never opened for them: what they send of it is forged. */
  conjure(view: StoredView, user: Person): void;
  /** Modals open on a person's screen, the top one last. */
  modals(user?: Person): StoredView[];
  home(user?: Person): StoredView | undefined;
  file(id: string): Uint8Array | undefined;

  readonly requests: readonly RecordedRequest[];
  requestsTo(method: string): RecordedRequest[];
  lastArgs(method: string): Json;
  readonly envelopes: readonly Envelope[];
  readonly violations: readonly Violation[];
  readonly until: Watch["until"];

  misbehave(method: string, fault: Fault, times?: number): void;
  hold(method: string, when?: "before" | "after"): Held;

  connections(): Connection[];
  /** Resolves once exactly this many connections are open and greeted (1 unless told); gives them. */
  connected(count?: number): Promise<Connection[]>;
  useHttp(url: string | undefined): void;
  /** Posts the payload of an interaction to the app again, signed as told: for wrong and old signatures. */
  postSigned(
    url: string,
    sent: Pick<Envelope, "kind" | "payload">,
    signing?: Partial<Signing>,
  ): Promise<SignedAnswer>;
  stop(): Promise<void>;
}
