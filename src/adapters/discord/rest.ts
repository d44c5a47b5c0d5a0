import { DefaultRestOptions, REST, type RESTOptions } from "discord.js";
import { ANSWER_WITHIN_MS, POST_WITHIN_MS } from "./limits.ts";

/** Where Discord's API is, and whose token opens it. */
export interface Door {
  readonly token: string;
  readonly apiUrl?: string | undefined;
}

/**
 * For answers. All of these go to an interaction's own routes, which Discord exempts from its 50 requests a second
 * (topics/rate-limits), though the library counts them: the 51st answer of a second would wait for the next one. Tries again are
 * ours to make, since only we know what may be done twice.
 */
export function answerOptions(apiUrl: string | undefined): Partial<RESTOptions> {
  return {
    ...at(apiUrl),
    timeout: ANSWER_WITHIN_MS,
    retries: 0,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  };
}

/**
 * For everything else. Nothing is tried twice behind our back, and no rate limit is waited for: whoever posts is told
 * how it went. Apart from the answers, so that neither waits for the other.
 */
export function createPostRest({ token, apiUrl }: Door): REST {
  const rest = new SteadyRest({
    ...at(apiUrl),
    timeout: POST_WITHIN_MS,
    retries: 0,
    rejectOnRateLimit: () => true,
    // The sender keeps to the pace; the library, counting for itself, would refuse what Discord takes.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: plainRefusals,
  });
  return rest.setToken(token);
}

/** The library forgets a token that was refused once. A refusal may be the network's, and a later post must be tried. */
class SteadyRest extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token);
  }
}

/** For a tool that asks a few things and ends. Rate limits are waited for. */
export function createToolRest({ token, apiUrl }: Door): REST {
  return new REST({ ...at(apiUrl), timeout: POST_WITHIN_MS, retries: 2 }).setToken(token);
}

function at(apiUrl: string | undefined): Partial<RESTOptions> {
  return { version: "10", ...(apiUrl !== undefined && { api: apiUrl.replace(/\/+$/, "") }) };
}

/** Refusals for good that come with the status of a rate limit: no more edits of that message. */
export const NO_MORE_EDITS: readonly number[] = [30046, 20022];

/** Gives those the status of a refusal: as a rate limit the library would hide their code, and wait. */
const plainRefusals: RESTOptions["makeRequest"] = async (url, init) => {
  const response = await DefaultRestOptions.makeRequest(url, init);
  if (response.status !== 429) return response;
  const body = await response.text();
  const isForGood = NO_MORE_EDITS.some((code) => new RegExp(`"code":\\s*${code}\\b`).test(body));
  const headers = Object.fromEntries(response.headers as Iterable<[string, string]>);
  if (isForGood) delete headers["retry-after"];
  return new Response(body, { status: isForGood ? 400 : 429, headers }) as never;
};
