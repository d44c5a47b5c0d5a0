import { createHash } from "node:crypto";
import { lookup as lookupName } from "node:dns";
import { createStorySet, type FoundFile } from "../content/story-set.ts";
import { hostOf, shownAddress } from "./address.ts";
import type { ArrivedFile } from "./archive.ts";
import { storiesFrom } from "./arrival.ts";
import { fetchFrom } from "./fetch.ts";
import { LIMITS, type Limits } from "./limits.ts";
import type { Lookup } from "./request.ts";
import { createSingleFlight } from "./single-flight.ts";
import { type ReadContext, type Source, type SourceReading, SourceTrouble, type Unread } from "./source.ts";
import type { Validators } from "./validators.ts";

export interface WebAddress {
  /** An address that `addressFault` finds nothing wrong with. What stands after # is the folder in an archive. */
  readonly at: string;
  readonly token?: string | undefined;
  /** Hosts that may lie inward and speak http, in small letters. */
  readonly allowHosts: ReadonlySet<string>;
}

/** What a source takes from outside. All but the clock is Node's own unless given. */
export interface WebWorld {
  readonly now: () => Temporal.Instant;
  readonly lookup?: Lookup;
  readonly limits?: Partial<Limits>;
  /** Certificates to trust in place of Node's own, in PEM. */
  readonly ca?: string;
}

/** One story, or an archive of them, at an address. */
export function createWebSource({ at, token, allowHosts }: WebAddress, world: WebWorld): Source {
  const url = new URL(at);
  const within = folderNamed(url.hash);
  url.hash = "";
  const stories = createStorySet();
  const limits = { ...LIMITS, ...world.limits };
  const wanted = { path: shownAddress(url), within, limits };
  const lookup = world.lookup ?? lookupName;
  let known: Validators | undefined;
  let restingUntil: Temporal.Instant | undefined;

  async function readNow({ today, texts }: ReadContext, signal: AbortSignal): Promise<SourceReading> {
    const parts = { allowHosts, token, limits, lookup, ca: world.ca, now: world.now, signal };
    // Stories that were read without the texts have to be read again with them.
    const fetched = await fetchFrom(url, (incoming) => storiesFrom(incoming, wanted), {
      ...parts,
      known: texts ? undefined : known,
    });
    if (fetched.outcome === "not-modified") return fetched;
    const checked = await stories.check(fetched.held.map(foundFile), { today, texts });
    // With an error in it, it is fetched again: the fault may have been the date it was read on.
    const isSound = !checked.problems.some(({ severity }) => severity === "error");
    known = isSound ? fetched.validators : undefined;
    return { outcome: "read", ...checked };
  }

  const readAlone = createSingleFlight(readNow);

  return {
    name: shownAddress(url),
    async read({ signal, ...context }) {
      if (restingUntil && Temporal.Instant.compare(world.now(), restingUntil) < 0)
        return resting(hostOf(url), restingUntil);
      try {
        return await readAlone(context, signal);
      } catch (error) {
        if (!(error instanceof SourceTrouble)) throw error;
        restingUntil = error.unread.retryAt;
        return error.unread;
      }
    },
  };
}

function resting(host: string, retryAt: Temporal.Instant): Unread {
  return {
    outcome: "unreachable",
    reason: `${host} has asked to be left alone for now`,
    mend: `Try again after ${retryAt.toString({ smallestUnit: "second" })}`,
    retryAt,
  };
}

function foundFile(arrived: ArrivedFile): FoundFile {
  if ("fault" in arrived) return arrived;
  const { file, bytes } = arrived;
  return { file, stamp: createHash("sha256").update(bytes).digest("base64"), bytes: () => bytes };
}

function folderNamed(hash: string): string {
  const text = hash.slice(1).replace(/^\/+|\/+$/g, "");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
