import type { Bot } from "../../../src/chat/bot.ts";
import type { Answer, Invocation } from "../../../src/chat/invocation.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { asManyAs80, everyKind, textReply } from "./replies.ts";

/** A small bot that works: enough commands to see a chat by. */
export interface SampleBot extends Bot {
  /** What it was asked, in order. */
  readonly asked: readonly Invocation[];
  /** Lets the answers to /brief slow go. */
  release(): void;
}

const COMMANDS = [
  { text: "/brief figure advisers", label: "/brief figure advisers", detail: "Advisers sent to Guatemala" },
  { text: "/brief figure arrests", label: "/brief figure arrests", detail: "People arrested at the border" },
  { text: "/brief help", label: "/brief help" },
];

const figure: Reply = {
  parts: [
    {
      kind: "figure",
      label: "Advisers sent to Guatemala",
      hedged: asManyAs80,
    },
    {
      kind: "entries",
      entries: [{ title: "The story", command: "/brief story" }, { title: "Only to be read" }],
    },
    { kind: "buttons", buttons: [{ label: "Who printed it", command: "/brief every kind" }] },
  ],
};

export function createSampleBot(): SampleBot {
  const asked: Invocation[] = [];
  const released = Promise.withResolvers<void>();

  async function answer({ text }: Invocation): Promise<Answer> {
    if (text === "/brief figure advisers") return { visibility: "public", reply: figure };
    if (text === "/brief every kind") return { visibility: "private", reply: { parts: everyKind } };
    if (text === "/brief fall over") throw new Error("the bot fell over");
    if (text === "/brief slow") {
      await released.promise;
      return { visibility: "private", reply: textReply("Here at last.") };
    }
    return { visibility: "private", reply: textReply(`You said ${text}`) };
  }

  return {
    asked,
    release: released.resolve,
    answer(invocation) {
      asked.push(invocation);
      return answer(invocation);
    },
    suggest: () => [],
    slashes: [{ name: "brief", summary: "For the tests", audience: "asker", commands: [], bare: "latest" }],
    complete: (text) =>
      COMMANDS.filter(
        (command) => command.text.startsWith(text) || command.text.startsWith(`/brief ${text}`),
      ),
  };
}
