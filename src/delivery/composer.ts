import { digestReply, nothingNewReply } from "../chat/digest-view.ts";
import type { Edition } from "../content/edition.ts";
import { type Briefing, briefingOf } from "../digest/briefing.ts";
import type { Editions } from "../store/editions.ts";
import { type Content, type Contents, contentOf } from "./contents.ts";
import type { Kept } from "./subscriptions.ts";

/** Makes out what a digest says: once for all channels that are to be told the same. */
export interface Composer {
  /** `late` is the slot, where the digest is to say that it comes after its time. */
  compose(subscription: Kept, late?: string): Promise<Composed>;
}

export type Composed =
  | { readonly outcome: "digest"; readonly content: Content }
  | { readonly outcome: "nothing-new"; readonly edition: string };

export interface ComposerParts {
  /** The edition in use. It must be kept. */
  readonly edition: () => Edition;
  readonly editions: Editions;
  readonly contents: Contents;
}

/** Different digests remembered: those of one moment, and some more. */
const REMEMBERED = 300;

export function createComposer({ edition, editions, contents }: ComposerParts): Composer {
  const composedByWish = new Map<string, Promise<Composed>>();

  async function compose(wish: Kept, to: Edition, late: string | undefined): Promise<Composed> {
    const briefing = await briefingFor(wish, to);
    if (briefing === undefined && wish.whenEmpty === "skip")
      return { outcome: "nothing-new", edition: to.name };
    const reply =
      briefing === undefined
        ? nothingNewReply()
        : digestReply(briefing, { late: late === undefined ? undefined : wordSlot(late) });
    return { outcome: "digest", content: contents.know(contentOf(reply, to.name)) };
  }

  async function briefingFor(
    { topics, stories, what, toldEdition }: Kept,
    to: Edition,
  ): Promise<Briefing | undefined> {
    const scope = { topics, stories };
    if (toldEdition === to.name && what === "changes") return undefined;
    const apart = toldEdition === undefined ? undefined : await editions.apart(toldEdition, to.name);
    // What changed stands in the stories that differ; everything takes all of them.
    return briefingOf({ from: apart?.from, to: what === "changes" && apart ? apart.to : to, scope, what });
  }

  return {
    compose(wish, late) {
      const to = edition();
      const { topics, stories, what, whenEmpty, toldEdition } = wish;
      const key = JSON.stringify([to.name, toldEdition, topics, stories, what, whenEmpty, late]);
      const composed = composedByWish.get(key) ?? compose(wish, to, late);
      composed.catch(() => composedByWish.delete(key));
      if (composedByWish.size > REMEMBERED) composedByWish.delete(composedByWish.keys().next().value!);
      composedByWish.set(key, composed);
      return composed;
    },
  };
}

/** "2026-11-24T09:00[Europe/Rome]" as "on Tuesday 24 November at 09:00 (Europe/Rome)". */
function wordSlot(slot: string): string {
  const [, local = "", zone = ""] = /^([^[]+)\[(.+)\]$/.exec(slot) ?? [];
  if (local === "") return "before";
  const day = Temporal.PlainDateTime.from(local).toLocaleString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
  return `on ${day} at ${local.slice(11)} (${zone})`;
}
