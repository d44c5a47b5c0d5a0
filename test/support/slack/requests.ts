import type { IncomingHttpHeaders } from "node:http";
import type { Json } from "./json.ts";

/** What became of a request, as far as the one who asked can tell. */
export type Fate = "open" | "answered" | "reset" | "reply lost";

/** One request that reached the fake Slack, in the order of arrival. */
export interface RecordedRequest {
  /** From 1 upwards. */
  n: number;
  at: number;
  verb: string;
  path: string;
  /** The Web API method; `upload` and `response_url` for those addresses. */
  method: string;
  headers: IncomingHttpHeaders;
  raw: Uint8Array;
  args: Json;
  fate: Fate;
  status: number | undefined;
  answer: unknown;
}

export interface RequestLog {
  all: RecordedRequest[];
  to(method: string): RecordedRequest[];
  /** The arguments of the latest call of a method. Throws when there was none. */
  lastArgs(method: string): Json;
}

export function createRequestLog(): RequestLog {
  const all: RecordedRequest[] = [];
  const to = (method: string) => all.filter((one) => one.method === method);
  return {
    all,
    to,
    lastArgs(method) {
      const last = to(method).at(-1);
      if (last === undefined) {
        throw new Error(`No ${method} among: ${all.map((one) => one.method).join(", ") || "no requests"}`);
      }
      return last.args;
    },
  };
}
