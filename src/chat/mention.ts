import type { Slash } from "./command.ts";
import { splitName } from "./naming.ts";
import { isMistypedSlash } from "./parse.ts";
import type { Reply } from "./reply.ts";

/**
 * What is said to the bot by name, for all to read, as the command that it stands for: a command typed without its
 * slash, or else a question. A moderators' command is none for there: it comes back as the reply that says so.
 */
export function readMention(
  text: string,
  slashes: readonly Slash[],
): { readonly command: string } | { readonly reply: Reply } {
  const said = text.trim().replace(/^[,:;!–—-]+\s*/, "");
  const { word, rest } = splitName(said.replace(/^\//, ""));
  const [first] = slashes;
  const named = slashes.find(({ name }) => name === word.toLowerCase());
  if (named?.audience === "moderator") return { reply: refusal(`/${named.name} ${rest}`.trim()) };
  if (named) return { command: `/${named.name} ${rest}`.trim() };
  if (isMistypedSlash(said, slashes)) return { command: `/${said}` };
  if (said === "") return { command: `/${first!.name} help` };
  const isCommand = first!.commands.some(({ name }) => name === word.toLowerCase());
  return {
    command: isCommand ? `/${first!.name} ${word.toLowerCase()} ${rest}` : `/${first!.name} ask ${said}`,
  };
}

function refusal(command: string): Reply {
  const typed = command.length > 60 ? command.split(" ", 2).join(" ") : command;
  return {
    parts: [
      {
        kind: "problem",
        text: `That is a command for moderators, and everybody can read this. Type it as a slash command: ${typed}`,
      },
    ],
  };
}
