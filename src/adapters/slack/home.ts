import type { Slash } from "../../chat/command.ts";
import { formIn } from "../../chat/form.ts";
import type { Answer } from "../../chat/invocation.ts";
import type { Part, Reply } from "../../chat/reply.ts";
import type { Answering } from "./answering.ts";
import { type Block, button, section } from "./blocks.ts";
import type { Client } from "./client.ts";
import type { OpenForm } from "./forms.ts";
import { HOME_BLOCKS } from "./limits.ts";
import type { Message } from "./pack.ts";
import type { Asked } from "./parse.ts";
import { renderReply } from "./render.ts";

/** The page of the app that each person has to themselves. */
export interface Home {
  /** The current briefing and, for moderators, the state of the desk. */
  show(user: string): Promise<void>;
  /** The answer to something pressed there: an App Home has no conversation to answer in. */
  showAnswer(asked: Asked): Promise<void>;
  showReply(user: string, reply: Reply): Promise<void>;
}

export interface HomeParts {
  readonly client: Client;
  readonly answering: Answering;
  readonly openForm: OpenForm;
  readonly slashes: readonly Slash[];
  readonly isModerator: (user: string) => Promise<boolean>;
}

/** The value of the button that leads back. No command is like it: it has no slash. */
const BACK = "back to the briefing";

export function createHome({ client, answering, openForm, slashes, isModerator }: HomeParts): Home {
  const ask = async (user: string, text: string): Promise<Reply> => {
    const { reply }: Answer = await answering.answer({ user, channel: "", text });
    return { parts: reply.parts.flatMap(withoutSharing) };
  };
  const publish = (user_id: string, blocks: Block[]) =>
    client.views.publish({ user_id, view: { type: "home", blocks } });

  async function show(user: string): Promise<void> {
    const sees = (await isModerator(user)) ? slashes : slashes.filter(({ audience }) => audience === "asker");
    const replies = await Promise.all(sees.map(({ name }) => ask(user, `/${name}`)));
    const parts = replies.map((reply) =>
      withinHome(renderReply(reply, { tables: false }), HOME_BLOCKS / replies.length),
    );
    await publish(
      user,
      parts
        .flatMap((blocks, at) => (at === 0 ? blocks : [{ type: "divider" as const }, ...blocks]))
        .slice(0, HOME_BLOCKS),
    );
  }

  async function showReply(user: string, reply: Reply): Promise<void> {
    const messages = renderReply(reply, { tables: false });
    const back: Block = { type: "actions", elements: [{ ...button("Back", BACK), action_id: "back" }] };
    await publish(user, [back, ...withinHome(messages, HOME_BLOCKS - 1)]);
  }

  return {
    show,
    showReply,
    async showAnswer(asked) {
      const { user, text } = asked;
      if (text === BACK) return show(user);
      const reply = await ask(user, text);
      const form = formIn(reply);
      if (form === undefined || !(await openForm(asked, form))) await showReply(user, reply);
    },
  };
}

/** As many messages as there is room for; what is left is had by typing. Room is kept for a line that says so. */
function withinHome(messages: readonly Message[], most: number): Block[] {
  const blocks: Block[] = [];
  for (const message of messages) {
    if (blocks.length + message.blocks.length > most - 2) {
      return [...blocks, ...section("There is more: type the command in a channel to see all of it.")];
    }
    blocks.push(...message.blocks);
  }
  return blocks;
}

/** There is nobody to share with on a page of one's own. */
function withoutSharing(part: Part): Part[] {
  if (part.kind !== "buttons") return [part];
  const buttons = part.buttons.filter(({ command }) => !/\sshare:\S+/.test(command));
  return buttons.length > 0 ? [{ ...part, buttons }] : [];
}
