import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";
import type { Cases, Published } from "./cases.ts";
import type { Claimed, Settlement } from "./claim.ts";
import { type Content, insertContents } from "./contents.ts";
import type { CorrectionMode } from "./correction-mode.ts";
import type { Discrepancies } from "./discrepancies.ts";
import { answersSince, isOpen, type Standing, toldOtherwiseIn } from "./standing.ts";

/**
 * Makes out what claimed corrections of a chat say, by the publication in use now, and writes down which messages they
 * change. What may be out already stays as it is, and is not among what comes back.
 */
export type ComposeCorrections = (
  chat: string,
  claimed: readonly Claimed[],
) => Promise<Map<number, Content | Settlement>>;

export interface CorrectionComposerParts {
  readonly db: Kysely<Tables>;
  readonly cases: Pick<Cases, "newest">;
  readonly discrepancies: Discrepancies;
  readonly mode: CorrectionMode;
  /** How long answers given in public are corrected for. */
  readonly answersFor: Temporal.Duration;
  readonly now: () => Temporal.Instant;
}

/** Until what an earlier correction of the channel, or a message that is to be corrected, has come to its end. */
const WAIT = { seconds: 5 };

export function createCorrectionComposer(parts: CorrectionComposerParts): ComposeCorrections {
  const { db, cases, discrepancies, mode, answersFor, now } = parts;

  /** What was changed already by corrections whose notice is not out, by their keys. */
  async function begunOf(keys: readonly string[]): Promise<Map<string, Begun[]>> {
    const rows = await db
      .selectFrom("revisions as r")
      .innerJoin("deliveries as d", "d.id", "r.delivery")
      .select(["r.correction", "r.was", "r.state as progress", "d.id", "d.state", "d.content"])
      .where("r.correction", "in", keys)
      .where("r.state", "!=", "owed")
      .execute();
    return Map.groupBy(rows, ({ correction }) => correction);
  }

  async function composeOne(
    { key }: Claimed,
    others: readonly Standing[],
    begun: readonly Begun[],
    newest: Published,
  ): Promise<Composed | Settlement> {
    const begunById = new Map(begun.map((one) => [one.id, one]));
    const candidates = [...others.filter(({ id }) => !begunById.has(id)), ...begun];
    const revisions: Revision[] = [];
    for (const { id, state, content } of candidates) {
      const revision = content === null ? undefined : await revisionOf(content, begunById.get(id), newest);
      if (revision === undefined) continue;
      if (isOpen({ state })) return later(now(), "a message that it corrects is still being sent");
      revisions.push({ correction: key, delivery: id, ...revision });
    }
    if (revisions.length === 0) return { state: "skipped", reason: NOTHING_LEFT, edition: newest.edition };
    const told = revisions.map(({ was }) => was);
    return { notice: await discrepancies.noticeFor(told, newest), revisions };
  }

  /**
   * How a message is to be changed. Of one that was changed already, and whose readers have not been told yet, the
   * notice goes by what it said before that.
   */
  async function revisionOf(content: string, begun: Begun | undefined, newest: Published) {
    const isWrong = await discrepancies.isWrong(content, newest);
    const isUntold = begun?.progress === "done" && (await discrepancies.isWrong(begun.was, newest));
    if (!isWrong && !isUntold) return undefined;
    const was = isUntold ? begun.was : content;
    if (!isWrong) return { was, content, state: "done" as const };
    const revised = await discrepancies.revised(content, newest);
    const state = begun === undefined || begun.progress === "done" ? ("owed" as const) : begun.progress;
    return { was, content: revised.hash, state, revised };
  }

  /** Written before the corrections themselves, which are written before they are sent: what is not sent is written anew. */
  async function write(revisions: readonly Revision[]): Promise<void> {
    if (revisions.length === 0) return;
    const keys = [...new Set(revisions.map(({ correction }) => correction))];
    const contents = new Set(revisions.flatMap(({ revised }) => revised ?? []));
    await db.transaction().execute(async (trx) => {
      await insertContents(trx, [...contents], now());
      await trx.deleteFrom("revisions").where("correction", "in", keys).execute();
      for (let at = 0; at < revisions.length; at += ROWS) {
        const rows = revisions.slice(at, at + ROWS).map(({ revised: _, ...row }) => row);
        await trx.insertInto("revisions").values(rows).execute();
      }
    });
  }

  return async (chat, claimed) => {
    const composed = new Map<number, Content | Settlement>();
    const newest = await cases.newest();
    const fresh = claimed.filter(({ isUncertain, messages }) => !isUncertain && messages.length === 0);
    if (!newest || fresh.length === 0) return composed;
    const channels = [...new Set(fresh.map(({ channel }) => channel))];
    const standing = await toldOtherwiseIn(db, chat, channels, {
      edition: newest.edition,
      since: answersSince(newest.at, answersFor),
    });
    const begun = await begunOf(fresh.map(({ key }) => key));
    const batch = new Set(claimed.map(({ id }) => id));
    const revisions: Revision[] = [];
    for (const one of fresh) {
      const others = (standing.get(one.channel) ?? []).filter(({ id }) => id !== one.id);
      const made =
        hindrance(one, others, batch) ?? (await composeOne(one, others, begun.get(one.key) ?? [], newest));
      composed.set(one.id, "notice" in made ? made.notice : made);
      if ("notice" in made) revisions.push(...made.revisions);
    }
    await write(revisions);
    return composed;
  };

  /** Why a correction is not to be made out. Of those of one channel that were just claimed the first goes on. */
  function hindrance(
    { id }: Claimed,
    others: readonly Standing[],
    batch: ReadonlySet<number>,
  ): Settlement | undefined {
    if (mode === "off") return { state: "skipped", reason: "corrections are off", edition: "" };
    const isInTheWay = (other: Standing) =>
      other.kind === "correction" && isOpen(other) && (other.id < id || !batch.has(other.id));
    return others.some(isInTheWay)
      ? later(now(), "another correction of the channel comes first")
      : undefined;
  }
}

interface Composed {
  readonly notice: Content;
  readonly revisions: readonly Revision[];
}

interface Revision extends Omit<Tables["revisions"], "reason"> {
  /** What the message is to say, where that is not written down yet. */
  readonly revised?: Content | undefined;
}

/** A message that a correction has dealt with, before its notice went out. */
interface Begun {
  readonly correction: string;
  readonly was: string;
  readonly progress: Tables["revisions"]["state"];
  readonly id: number;
  readonly state: Tables["deliveries"]["state"];
  readonly content: string | null;
}

/** Rows of one statement. */
const ROWS = 500;

const NOTHING_LEFT = "nothing that was said in the channel is told otherwise any more";

function later(now: Temporal.Instant, reason: string): Settlement {
  return { state: "retrying", reason, next: now.add(WAIT), isUncertain: false };
}
