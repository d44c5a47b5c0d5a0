import type { Problem } from "./refusal.ts";
import type { RouteName } from "./route-names.ts";

export interface SentFile {
  field: string;
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

/** One request as it came in, and what was answered. */
export interface RequestRecord {
  /** 1 for the first request this fake ever saw. */
  order: number;
  at: number;
  method: string;
  /** The path below /api/v10, decoded. */
  path: string;
  route: RouteName | undefined;
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  files: SentFile[];
  /** Undefined while it is under way, 0 when the connection was cut without an answer. */
  status: number | undefined;
  /** Discord's error code, when it refused. */
  code: number | undefined;
}

/** A body that Discord's documents do not allow. A test can end with `expect(discord.violations).toEqual([])`. */
export interface Violation extends Problem {
  route: RouteName;
  source: "openapi" | "unknown field" | "limit";
}

export interface RequestQuery {
  route?: RouteName;
  method?: string;
  path?: string | RegExp;
  answered?: boolean;
}

export function createJournal() {
  const requests: RequestRecord[] = [];
  const violations: Violation[] = [];

  function find({ route, method, path, answered }: RequestQuery = {}): RequestRecord[] {
    return requests.filter(
      (request) =>
        (route === undefined || request.route === route) &&
        (method === undefined || request.method === method) &&
        (path === undefined ||
          (typeof path === "string" ? request.path === path : path.test(request.path))) &&
        (answered === undefined || (request.status !== undefined && request.status !== 0) === answered),
    );
  }

  /** The last refusals in words, for a test that waited in vain. */
  function troubles(): string {
    const refused = requests.filter((one) => (one.status ?? 0) >= 400).slice(-3);
    const told = refused.map((one) => [one.method, one.path, one.status, one.code]);
    return `last refusals: ${JSON.stringify(told)}, violations: ${JSON.stringify(violations.slice(-3))}`;
  }

  return { requests, violations, find, troubles };
}
