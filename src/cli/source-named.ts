import { UserError } from "../chat/errors.ts";
import { readConfig } from "../config.ts";
import { type ContentProblem, formatProblem } from "../content/problem.ts";
import { isAddress } from "../sources/address.ts";
import { type SourceSettings, sourceFault } from "../sources/open.ts";
import type { Unread } from "../sources/source.ts";
import type { World } from "./world.ts";

/**
 * The source that the command line names, or else the settings. CONTENT_TOKEN is for the server of CONTENT_SOURCE, and
 * goes to no other. Throws a UserError for an address that may not be one.
 */
export function sourceNamed(at: string | undefined, { env }: Pick<World, "env">): SourceSettings {
  if (at !== undefined && !isAddress(at)) return { at, allowHosts: new Set() };
  const { content } = readConfig(env);
  if (at === undefined) return content;
  const named = { ...content, at, token: isSameServer(at, content.at) ? content.token : undefined };
  const fault = sourceFault(named);
  if (fault !== undefined) throw new UserError(`The source ${fault}.`);
  return named;
}

function isSameServer(at: string, other: string): boolean {
  return URL.parse(at)?.origin === URL.parse(other)?.origin;
}

/** Why content could not be had, and what to do, for whoever asked for it. */
export function unreadError({ reason, mend }: Pick<Unread, "reason" | "mend">): UserError {
  return new UserError(`The content could not be read: ${reason}. ${mend}.`);
}

/** Problems shown when content cannot be used: enough to begin with. */
const SHOWN = 20;

/** What keeps content out that was read. */
export function contentError(problems: readonly ContentProblem[]): UserError {
  const errors = problems.filter(({ severity }) => severity === "error");
  const more =
    errors.length > SHOWN
      ? `\nand ${errors.length - SHOWN} more: run “npm run -s dateline -- lint” to see them all`
      : "";
  return new UserError(
    `The content has problems, so there is nothing to answer from:\n${errors.slice(0, SHOWN).map(formatProblem).join("\n")}${more}`,
  );
}
