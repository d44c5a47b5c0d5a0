import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { Chart } from "../chat/reply.ts";

/** `png` stands on any ground; `svg` is for a page, whose theme it follows. */
export type Form = "png" | "svg";

export interface Artist {
  /**
   * Draws a chart. Undefined where that failed or took too long, which `onFault` is told of: the chart's rows say
   * the same in words. Never rejects.
   */
  draw(chart: Chart, form: Form): Promise<Uint8Array | undefined>;
  /** Lets go of the thread. Nothing is drawn any more. */
  close(): Promise<void>;
}

/** What the thread is asked, and what it answers. */
export interface Order {
  readonly chart: Chart;
  readonly form: Form;
}

export type Outcome = { readonly data: Uint8Array } | { readonly error: unknown };

export interface ArtistParts {
  readonly onFault: (error: unknown) => void;
  /** The thread's code; another in tests. */
  readonly thread?: URL | undefined;
  readonly withinMs?: number | undefined;
}

/** Some hundred kilobytes each, and a newsroom asks for the same few again. */
const KEPT = 100;
/** The first picture takes about a second, the libraries being loaded for it; a slow machine takes several. */
const WITHIN_MS = 5000;

/** An artist with one thread, made when it is first needed, and replaced when it dies or hangs. */
export function createArtist({
  onFault,
  thread = new URL("worker.ts", import.meta.url),
  withinMs = WITHIN_MS,
}: ArtistParts): Artist {
  const pictures = new Map<string, Promise<Uint8Array | undefined>>();
  let worker: Worker | undefined;
  let lastOrder: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  /** One after the other, so that each has all of its time. */
  function order(chart: Chart, form: Form): Promise<Uint8Array> {
    const ordered = lastOrder.then(() => drawNow({ chart, form }));
    lastOrder = ordered.catch(() => {});
    return ordered;
  }

  async function drawNow(order: Order): Promise<Uint8Array> {
    if (isClosed) throw new Error("the bot is stopping");
    worker ??= hire(thread, (gone) => {
      if (worker === gone) worker = undefined;
    });
    try {
      return await drawnBy(worker, order, withinMs);
    } catch (error) {
      // What a thread that has died or hangs was at is given up; the next order gets another.
      if (!(error instanceof Unwell)) dismiss();
      throw error;
    }
  }

  function dismiss(): void {
    void worker?.terminate();
    worker = undefined;
  }

  return {
    draw(chart, form) {
      // By what is drawn: the same figures in another edition, or shared instead of asked for, are the same picture.
      const name = `${form} ${createHash("sha256").update(JSON.stringify(chart)).digest("base64url")}`;
      const picture =
        pictures.get(name) ??
        order(chart, form).catch((error: unknown) => {
          pictures.delete(name);
          onFault(error instanceof Unwell ? error.cause : error);
          return undefined;
        });
      // The one asked for longest ago makes room.
      pictures.delete(name);
      pictures.set(name, picture);
      if (pictures.size > KEPT) pictures.delete(pictures.keys().next().value!);
      return picture;
    },
    async close() {
      isClosed = true;
      const last = worker;
      dismiss();
      await last?.terminate();
    },
  };
}

/** A chart that could not be drawn, by a thread that is well. */
class Unwell extends Error {}

/** What Vega leaves behind is collected early: by itself the thread would grow to twice the memory. */
const LITTER_MB = 4;

function hire(thread: URL, onGone: (worker: Worker) => void): Worker {
  const worker = new Worker(thread, { resourceLimits: { maxYoungGenerationSizeMb: LITTER_MB } });
  worker.unref();
  // Between two orders nobody else listens, and a fault then must not end the process.
  worker.on("error", () => {});
  worker.on("exit", () => onGone(worker));
  return worker;
}

/** Rejects with an Unwell where the thread says so, and otherwise where it ends or says nothing in time. */
async function drawnBy(worker: Worker, order: Order, withinMs: number): Promise<Uint8Array> {
  const drawn = Promise.withResolvers<Uint8Array>();
  const fault = (error: unknown) => drawn.reject(error);
  const end = () => drawn.reject(new Error("the thread that draws has ended"));
  const answer = (outcome: Outcome) => {
    if ("data" in outcome) drawn.resolve(outcome.data);
    else drawn.reject(new Unwell("a chart cannot be drawn", { cause: outcome.error }));
  };
  worker.on("error", fault).on("exit", end).on("message", answer);
  const late = setTimeout(() => drawn.reject(new Error(`no picture within ${withinMs} ms`)), withinMs);
  try {
    worker.postMessage(order);
    return await drawn.promise;
  } finally {
    clearTimeout(late);
    worker.off("error", fault).off("exit", end).off("message", answer);
  }
}
