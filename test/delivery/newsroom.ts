import type { Adapter } from "../../src/chat/adapter.ts";
import type { Wish } from "../../src/chat/schedules.ts";
import { createEdition, type Edition } from "../../src/content/edition.ts";
import { type CheckedStory, readStory } from "../../src/content/story-file.ts";
import type { CorrectionMode } from "../../src/delivery/correction-mode.ts";
import { createDelivery, type Delivery, type DeliveryParts } from "../../src/delivery/delivery.ts";
import { openStore } from "../../src/store/open.ts";
import { createPublications, publish } from "../../src/store/publications.ts";
import type { Store } from "../../src/store/store.ts";
import { twoStories } from "../support/stories.ts";

const TODAY = Temporal.PlainDate.from("2026-11-24");

function checked(files: Readonly<Record<string, string>>): CheckedStory[] {
  return Object.entries(files).map(([name, text]) => {
    const { story, hash, file, problems } = readStory(Buffer.from(text), `${name}.yaml`, {
      name,
      today: TODAY,
    });
    if (!story || !hash || !file)
      throw new Error(`${name}: ${problems.map(({ message }) => message).join("; ")}`);
    return { story, hash, file };
  });
}

/** The same stories, the fire's homes counted anew. */
export const recounted = {
  ...twoStories,
  "harbour-fire": twoStories["harbour-fire"].replace(
    `words: "as many as 1,200", value: 1200, hedge: at-most`,
    `words: "about 1,400", value: 1400, hedge: about`,
  ),
};

/** A newsroom of one process, whose clock and content the test sets. */
export interface TestNewsroom {
  readonly delivery: Delivery;
  readonly store: Store;
  now: Temporal.Instant;
  readonly log: { readonly level: string; readonly message: string; readonly data: object }[];
  publish(files: Readonly<Record<string, string>>): Promise<Edition>;
  /** Publishes, and says so to every process. */
  announce(files: Readonly<Record<string, string>>, reason?: string): Promise<Edition>;
  subscribe(channel: string, wish?: Partial<Wish>): Promise<number>;
  /** Sets the clock, and does what is due then. */
  at(instant: string): Promise<void>;
  /** States by channel and slot: "C1 2026-11-24T09:00[UTC] sent". */
  states(): Promise<string[]>;
  stop(): Promise<void>;
}

let processes = 0;

export async function newsroomOn(
  address: string,
  chats: readonly Pick<Adapter, "name" | "post" | "revise" | "find" | "pace">[],
  {
    start = "2026-11-24T08:00Z",
    catchUp = "PT6H",
    desk = undefined as { chat: string; channel: string } | undefined,
    mode = "edit-and-reply" as CorrectionMode,
    onSettled = undefined as DeliveryParts["onSettled"],
  } = {},
): Promise<TestNewsroom> {
  const store = await openStore(address);
  let edition: Edition | undefined;
  let ids = 0;
  processes += 1;
  const name = `process ${processes}`;
  const log: TestNewsroom["log"] = [];
  const say = (level: string) => (data: object, message: string) => log.push({ level, message, data });
  const newId = () => {
    ids += 1;
    return `${name}.${ids}`;
  };
  const delivery = createDelivery({
    store,
    chats,
    edition: () => edition!,
    catchUp: Temporal.Duration.from(catchUp),
    corrections: { mode, answersFor: Temporal.Duration.from("P7D") },
    desk,
    onSettled,
    now: () => newsroom.now,
    chance: () => 0.5,
    newId,
    log: { info: say("info"), warn: say("warn"), error: say("error") },
  });
  const newsroom: TestNewsroom = {
    delivery,
    store,
    now: Temporal.Instant.from(start),
    log,
    async publish(files) {
      const stories = checked(files);
      edition = createEdition(stories);
      await delivery.editions.keep(edition.name, stories, newsroom.now);
      return edition;
    },
    async announce(files, reason) {
      const made = await newsroom.publish(files);
      const last = await createPublications(store.db).latest();
      const publication = { edition: made.name, base: last?.edition, follows: last?.id ?? 0 };
      await publish(store.db, { ...publication, kind: "publish", by: {}, reason }, newsroom.now);
      return made;
    },
    async subscribe(channel, wish = {}) {
      const { id } = await delivery.schedules.add(
        {
          chat: chats[0]!.name,
          channel,
          cron: "0 9 * * *",
          zone: "UTC",
          topics: [],
          stories: [],
          what: "changes",
          whenEmpty: "skip",
          ...wish,
        },
        "U1",
      );
      return id;
    },
    async at(instant) {
      newsroom.now = Temporal.Instant.from(instant);
      await delivery.beat();
    },
    async states() {
      const told = await delivery.ledger.list({ most: 10_000 });
      return told.map(({ channel, slot, state }) => `${channel} ${slot} ${state}`).reverse();
    },
    async stop() {
      await delivery.stop(1000);
      await store.close();
    },
  };
  await newsroom.publish(twoStories);
  return newsroom;
}
