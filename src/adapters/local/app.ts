import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import type { Condition } from "../../chat/health.ts";
import type { Completion } from "../../chat/invocation.ts";
import { guard, pageHeaders } from "./guard.ts";
import { BODY_BYTES } from "./limits.ts";
import { completionsJson, type Place, parsePlace, parseSaid, parseTyped, type Said } from "./parse.ts";
import type { Line } from "./tab.ts";

/** What the routes are for. */
export interface Desk {
  port(): number;
  connect(place: Place | undefined): Line | undefined;
  /** Takes a command; its answer comes over the tab's stream. */
  take(said: Said): Taken;
  complete(text: string): readonly Completion[];
  readonly watch?: Watch | undefined;
  onError(error: Error, path: string): void;
}

/** What programs that watch over the process ask. */
export interface Watch {
  condition(): Promise<Condition>;
  metrics(): Promise<{ readonly type: string; readonly text: string }>;
}

/** The command as it was understood, or "gone" when the server knows no such tab, or "stopping" when it takes no more. */
export type Taken = { readonly id: string; readonly text: string } | "gone" | "stopping";

/** The files of the page, by hand: nothing else on the disk can be asked for. */
const PAGE = new Map([
  ["/", { file: "index.html", type: "text/html; charset=utf-8" }],
  ["/page.css", { file: "page.css", type: "text/css; charset=utf-8" }],
  ["/messages.css", { file: "messages.css", type: "text/css; charset=utf-8" }],
  ["/forms.css", { file: "forms.css", type: "text/css; charset=utf-8" }],
  ...["page", "composer", "completions", "timeline", "stream", "say", "forms"].map(
    (name) => [`/${name}.js`, { file: `${name}.js`, type: "text/javascript; charset=utf-8" }] as const,
  ),
]);

/** The local page's routes. What is refused is refused with a sentence as plain text. */
export function createApp(desk: Desk): Hono {
  const app = new Hono();
  app.use(pageHeaders(), guard(desk.port));
  if (desk.watch) watchedBy(desk.watch, app);

  for (const [path, { file, type }] of PAGE) {
    app.get(path, async (c) => {
      const body = await readFile(new URL(`page/${file}`, import.meta.url));
      return c.body(body, 200, { "content-type": type, "cache-control": "no-cache" });
    });
  }

  app.get("/events", (c) => {
    const line = desk.connect(parsePlace(c.req.header("last-event-id") ?? c.req.query("last")));
    if (line === undefined) return c.text("Too many tabs are open. Close one and load this page again.", 503);
    const response = streamSSE(c, async (stream) => {
      stream.onAbort(() => line.hangUp());
      for await (const event of line.events) await stream.writeSSE(event);
      line.hangUp();
    });
    // The socket goes with the stream: stopping need not wait for a browser that keeps it for another request.
    response.headers.set("connection", "close");
    return response;
  });

  app.post("/say", bodyLimit({ maxSize: BODY_BYTES, onError: (c) => c.text(TOO_LONG, 413) }), async (c) => {
    if (!c.req.header("content-type")?.startsWith("application/json")) {
      return c.text("A command is sent as application/json.", 415);
    }
    const said = parseSaid(await c.req.text());
    if (!said.ok) return c.text(said.problem, 400);
    const taken = desk.take(said.value);
    if (taken === "gone") return c.text("This tab is not connected any more.", 410);
    if (taken === "stopping") return c.text("Dateline is stopping and takes no more commands.", 503);
    return c.json(taken, 202);
  });

  app.get("/complete", (c) => {
    const typed = parseTyped(c.req.query("text"));
    return typed.ok ? c.json(completionsJson(desk.complete(typed.value))) : c.text(typed.problem, 400);
  });

  app.notFound((c) => c.text("There is no such page here.", 404));
  app.onError((error, c) => {
    desk.onError(error, c.req.path);
    return c.text("Something went wrong here. The log says what.", 500);
  });
  return app;
}

/** For programs: a status code tells those that read no more. */
function watchedBy(watch: Watch, app: Hono): void {
  app.get("/healthz", async (c) => {
    const condition = await watch.condition();
    return c.json(condition, condition.status === "down" ? 503 : 200);
  });
  app.get("/metrics", async (c) => {
    const { type, text } = await watch.metrics();
    return c.body(text, 200, { "content-type": type });
  });
}

const TOO_LONG = `A command and all around it must fit in ${BODY_BYTES / 1024} KB.`;
