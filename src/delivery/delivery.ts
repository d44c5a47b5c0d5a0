import { setTimeout as pause } from "node:timers/promises";
import cron from "node-cron";
import type { Adapter } from "../chat/adapter.ts";
import type { Bot } from "../chat/bot.ts";
import type { Changes } from "../chat/changes.ts";
import type { Edition } from "../content/edition.ts";
import { createEditions, type Editions } from "../store/editions.ts";
import type { Store } from "../store/store.ts";
import { createAnswers } from "./answers.ts";
import { createCases } from "./cases.ts";
import type { Done } from "./claim.ts";
import { createComposer } from "./composer.ts";
import { createContents } from "./contents.ts";
import { createCorrecting } from "./correcting.ts";
import type { CorrectionMode } from "./correction-mode.ts";
import { createCorrections } from "./corrections.ts";
import { createDiscrepancies } from "./discrepancies.ts";
import { createDue } from "./due.ts";
import { isAfter } from "./is-after.ts";
import { createLearnt } from "./learnt.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import type { Log } from "./log.ts";
import { createNotices, type Notices } from "./notices.ts";
import { createSchedules, type OwnSchedules } from "./schedules.ts";
import { createSender, type Hindrance, type Sender, type SenderParts } from "./sender.ts";
import { createSubscriptions } from "./subscriptions.ts";

export interface DeliveryParts {
  readonly store: Store;
  readonly chats: readonly Pick<Adapter, "name" | "post" | "revise" | "find" | "pace" | "examineChannel">[];
  /** The edition in use. */
  readonly edition: () => Edition;
  readonly catchUp: Temporal.Duration;
  /** What is done where a figure that was told changes, and how long answers given in public are corrected for. */
  readonly corrections?: { readonly mode: CorrectionMode; readonly answersFor: Temporal.Duration };
  /** The zone that corrections tell times in. UTC where it is left out. */
  readonly zone?: string;
  /** Where moderators are told what goes wrong; without it, in the log and by `/desk status`. */
  readonly desk?: { readonly chat: string; readonly channel: string } | undefined;
  readonly now: () => Temporal.Instant;
  /** From 0 to 1, never 1. */
  readonly chance: () => number;
  /** A new name that no other process has. */
  readonly newId: () => string;
  readonly log: Log;
  /** Told of each delivery that this process is done with. Must not throw. */
  readonly onSettled?: ((done: Done) => void) | undefined;
}

/** Sends digests to channels, each at its time, from the ledger. */
export interface Delivery {
  readonly schedules: OwnSchedules;
  readonly ledger: Ledger;
  readonly editions: Editions;
  readonly notices: Notices;
  readonly changes: Changes;
  /** Told of answers given in public. */
  readonly landed: NonNullable<Bot["landed"]>;
  /** Owes what has fallen due, and sends what may be sent now. Resolves when that is done. */
  beat(): Promise<void>;
  /** From now on does so by itself. */
  start(): void;
  /** Why nothing is sent to a chat at the moment; undefined where it is. */
  hindrance(chat: string): Hindrance | undefined;
  /** Claims nothing more. What is being sent is finished and settled, or left to be recovered after `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

/** Another process has sent by then what nothing holds up. */
const SOON = { minutes: 1 };
/** How often the ledger is looked at for what is to be tried again, or was owed by another process. */
const LOOK_EVERY_MS = 1000;

export function createDelivery(parts: DeliveryParts): Delivery {
  const { store, chats, edition, catchUp, desk, now, chance, newId, log } = parts;
  const ledger = createLedger(store, newId(), parts.onSettled);
  const subscriptions = createSubscriptions(store.db);
  const editions = createEditions(store.db);
  const contents = createContents(store.db);
  const composer = createComposer({ edition, editions, contents });
  const notices = createNotices({ db: store.db, desk, now, log });
  const due = createDue({ ledger, subscriptions, catchUp, notices });
  const { mode, answersFor } = parts.corrections ?? CORRECTED;
  const cases = createCases(store.db, editions);
  const corrections = createCorrections({
    ...{ store, cases, mode, answersFor, now },
    discrepancies: createDiscrepancies({ editions, contents, cases, zone: parts.zone ?? "UTC" }),
    edition: () => edition().name,
  });
  const lines = chats.map((chat) => {
    const turn = store.turn(chat.name);
    const common = {
      db: store.db,
      ledger,
      subscriptions,
      composer,
      contents,
      notices,
      catchUp,
      now,
      chance,
      log,
    };
    const correcting: Pick<SenderParts, "corrections" | "createCorrecting" | "learnt"> = {
      corrections,
      createCorrecting: (by) => createCorrecting({ ...by, db: store.db, contents, mode }),
      learnt: createLearnt(store.db, editions),
    };
    return createLine(
      chat.name,
      createSender({ ...common, ...correcting, chat, turn }),
      () => due(chat.name, now()),
      () => corrections.owe(chat.name),
      now,
      log,
    );
  });
  const hindrance = (chat: string) => lines.find(({ name }) => name === chat)?.hindrance();
  const wake = () => {
    for (const line of lines) line.wake();
  };
  const begin = () => {
    for (const line of lines) line.tick();
  };
  let tick: { stop(): void | Promise<void> } | undefined;

  return {
    schedules: createSchedules({
      ...{ chats, ledger, subscriptions, composer, now, newId, wake },
      heldUp(chat, due) {
        const { why, text } = hindrance(chat) ?? {};
        if (why !== "elsewhere") return text;
        // As it should be, unless that process hangs.
        return isAfter(now(), due.add(SOON)) ? `${text}, and has not come to it yet` : undefined;
      },
    }),
    ledger,
    editions,
    notices,
    changes: cases,
    landed: createAnswers({ db: store.db, answersFor, now, log }),
    async beat() {
      await Promise.all(lines.map((line) => line.beat()));
    },
    start() {
      // One tick a minute, for every schedule: docs/decisions/0011-when-a-slot-falls-due.md.
      tick = cron.schedule("* * * * *", begin, { timezone: "UTC" });
      for (const line of lines) line.run();
    },
    hindrance,
    async stop(withinMs) {
      await tick?.stop();
      await Promise.all(lines.map((line) => line.stop(withinMs)));
    },
  };
}

const CORRECTED = { mode: "edit-and-reply", answersFor: Temporal.Duration.from("P7D") } as const;

/** The steady work for one chat. */
interface Line {
  readonly name: string;
  beat(): Promise<void>;
  run(): void;
  /** A minute has begun: digests may have fallen due. */
  tick(): void;
  /** Something may have been owed. */
  wake(): void;
  hindrance(): Hindrance | undefined;
  stop(withinMs: number): Promise<void>;
}

function createLine(
  name: string,
  sender: Sender,
  owe: () => Promise<number>,
  oweCorrections: () => Promise<number>,
  now: () => Temporal.Instant,
  log: Log,
): Line {
  let isTicked = true;
  let lastMinute = 0;
  let isStopped = false;
  let trouble: string | undefined;
  let correctionTrouble: string | undefined;
  let running: Promise<void> | undefined;
  let waking = Promise.withResolvers<void>();

  async function beat(): Promise<void> {
    // Whoever does not send does not owe either: the one who does would do it again.
    if (!(await sender.takeTurn())) return;
    await oweWhatFell();
    await sender.work(oweWhatFell);
  }

  /** Sending may go on for hours, and what falls due meanwhile is owed all the same. */
  async function oweWhatFell(): Promise<void> {
    // The tick falls silent for as long as a clock that was ahead has been set back; the clock itself does not.
    const minute = Math.floor(now().epochMilliseconds / 60_000);
    isTicked ||= minute !== lastMinute;
    lastMinute = minute;
    if (isTicked) {
      isTicked = false;
      await owe().catch((error: unknown) => {
        isTicked = true;
        throw error;
      });
    }
    await correct();
  }

  /** That corrections cannot be made out keeps no digest back. */
  async function correct(): Promise<void> {
    try {
      await oweCorrections();
      correctionTrouble = undefined;
    } catch (err) {
      const { message } = err as Error;
      if (message !== correctionTrouble) log.error({ err, chat: name }, "corrections cannot be made out");
      correctionTrouble = message;
    }
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      try {
        await beat();
        if (trouble) log.info({ chat: name }, "the store works again");
        trouble = undefined;
      } catch (err) {
        const { message } = err as Error;
        // Trouble with the store lasts, and is told once.
        if (message !== trouble) log.error({ err, chat: name }, "digests cannot be sent; it is tried again");
        trouble = message;
      }
      const woken = new AbortController();
      await Promise.race([
        waking.promise,
        pause(LOOK_EVERY_MS, undefined, { signal: woken.signal }).catch(() => {}),
      ]);
      woken.abort();
      waking = Promise.withResolvers();
    }
  }

  const wake = () => waking.resolve();
  return {
    name,
    beat() {
      isTicked = true;
      return beat();
    },
    run() {
      running = run();
    },
    tick() {
      isTicked = true;
      wake();
    },
    wake,
    hindrance: () =>
      trouble === undefined
        ? sender.hindrance()
        : { why: "store", text: `the store is in trouble: ${trouble}` },
    async stop(withinMs) {
      isStopped = true;
      wake();
      const left = pause(withinMs, undefined, { ref: false });
      await sender.stop(withinMs);
      await Promise.race([running, left]);
    },
  };
}
