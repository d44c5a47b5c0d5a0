import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Answer, Handler } from "./call.ts";
import type { Clock } from "./clock.ts";
import { NOT_FOUND, problemsOf, refusalAnswer, send, withHeaders } from "./http-answers.ts";
import type { createJournal, RequestRecord, Violation } from "./journal.ts";
import type { createMisbehaviour, Fault, FaultRule } from "./misbehaviour.ts";
import type { Notice } from "./notice.ts";
import { type createRateLimits, limitedAnswer } from "./rate-limits.ts";
import { type Problem, Refusal } from "./refusal.ts";
import { readBody } from "./request-body.ts";
import { isInteractionRoute, type MatchedRoute, matchRoute, type RouteName } from "./route-names.ts";

export interface HttpParts {
  token: string;
  clock: Clock;
  notice: Notice;
  journal: ReturnType<typeof createJournal>;
  limits: ReturnType<typeof createRateLimits>;
  misbehaviour: ReturnType<typeof createMisbehaviour>;
  handlers: Record<RouteName, Handler>;
}

const API = /^\/api\/v(\d+)(\/.*)$/;

/** The path of a request through the fake: note it, let a planned fault strike, check who asks and how often, answer. */
export function createHttp(parts: HttpParts) {
  const { journal, limits, misbehaviour, notice, clock } = parts;

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const told = error instanceof Error ? error.stack : String(error);
      send(response, { status: 500, body: { code: 0, message: `the fake Discord itself failed: ${told}` } });
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const [, version, rawPath = url.pathname] = API.exec(url.pathname) ?? [];
    const path = decodeURIComponent(rawPath);
    const route = matchRoute(request.method ?? "GET", path);
    const { body, files, refusal } = await readBody(request);
    const record: RequestRecord = {
      order: journal.requests.length + 1,
      at: clock.now(),
      method: request.method ?? "GET",
      path,
      route: route?.name,
      params: route?.params ?? {},
      query: Object.fromEntries(url.searchParams),
      headers: request.headers as Record<string, string>,
      body,
      files,
      status: undefined,
      code: undefined,
    };
    journal.requests.push(record);
    notice.changed();

    const rule = misbehaviour.strike(record);
    if (rule?.fault === "reset") return cut(response, record);
    if (rule?.fault === "hold before") await rule.gate;
    const instead = strikeInstead(rule?.fault);
    const isDone = instead === undefined || (typeof rule?.fault === "object" && "done" in rule.fault);
    const done = isDone ? answerTo(record, route, version, refusal) : undefined;
    const answer = instead ?? done ?? NOT_FOUND;
    note(record, answer);
    if (rule?.fault === "lost reply") return cut(response, record);
    if (rule?.fault === "hold") await rule.gate;
    finish(response, answer, rule);
  }

  /** An answer that a fault gives in the route's place. */
  function strikeInstead(fault: Fault | undefined): Answer | undefined {
    if (fault === undefined || typeof fault === "string") return undefined;
    if ("limit" in fault) return limitedAnswer({ retryAfter: 0.01, scope: "user", ...fault.limit });
    if ("status" in fault)
      return {
        status: fault.status,
        body: fault.body ?? `<html>${fault.status}</html>`,
        headers: { "content-type": "text/html" },
      };
    return refusalAnswer(new Refusal(fault.refuse), fault.retryAfter);
  }

  function answerTo(
    record: RequestRecord,
    route: MatchedRoute | undefined,
    version: string | undefined,
    broken: Refusal | undefined,
  ): Answer {
    try {
      if (limits.isBanned())
        return { status: 429, body: "error code: 1015", headers: { "content-type": "text/plain" } };
      if (version !== "10") return version === undefined ? NOT_FOUND : refusalAnswer(new Refusal(50041));
      if (!String(record.headers["user-agent"] ?? "").startsWith("DiscordBot (")) throw new Refusal(40333);
      if (!route) return NOT_FOUND;
      const isAllowed =
        isInteractionRoute(route.name) ||
        route.name === "GET /gateway" ||
        record.headers.authorization === `Bot ${parts.token}`;
      if (!isAllowed) throw new Refusal(0);
      const { limited, headers } = limits.take(route);
      if (limited) return withHeaders(limitedAnswer(limited), headers);
      if (broken) throw broken;
      return withHeaders(handle(record, route), headers);
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error);
      throw error;
    }
  }

  function handle(record: RequestRecord, route: MatchedRoute): Answer {
    const noted = journal.violations.length;
    const violate = (problems: (Problem & { source: Violation["source"] })[]) => {
      journal.violations.push(...problems.map((one) => ({ ...one, route: route.name })));
    };
    try {
      const { params, query, body, files } = record;
      return parts.handlers[route.name]({ params, query, body, files, violate });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const isAboutTheBody = error.body.code === 50035 || error.body.code === 50006;
      if (isAboutTheBody && journal.violations.length === noted) violate(problemsOf(error));
      return refusalAnswer(error);
    }
  }

  function note(record: RequestRecord, answer: Answer) {
    record.status = answer.status;
    const body = answer.body as { code?: number } | undefined;
    record.code = answer.status >= 400 && typeof body === "object" ? body.code : undefined;
    limits.noteAnswer(answer.status, answer.headers?.["x-ratelimit-scope"]);
  }

  function cut(response: ServerResponse, record: RequestRecord) {
    record.status = 0;
    notice.changed();
    response.socket?.destroy();
  }

  function finish(response: ServerResponse, answer: Answer, rule: FaultRule | undefined) {
    notice.changed();
    if (rule?.fault !== "malformed") return send(response, answer);
    const text = JSON.stringify(answer.body ?? {});
    response.writeHead(answer.status, { ...answer.headers, "content-type": "application/json" });
    response.end(text.slice(0, Math.floor(text.length / 2)));
  }

  return { server };
}
