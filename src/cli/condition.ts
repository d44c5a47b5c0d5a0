import type { Condition, Health } from "../chat/health.ts";
import type { Hindrance } from "../delivery/sender.ts";

interface Chat {
  readonly name: string;
  readonly health: Health;
  readonly hindrance?: Hindrance | undefined;
}

/**
 * How the bot is doing. It is "down" where nothing can be sent or nobody is answered. The local page says nothing about
 * that where another chat is set up: whoever can ask is on the page. That another process sends is as it should be.
 */
export function conditionOf(chats: readonly Chat[], isStoreUp: boolean): Condition {
  const others = chats.filter(({ name }) => name !== "local");
  const relied = others.length > 0 ? others : chats;
  const isDown = !isStoreUp || !relied.some(works);
  return {
    status: isDown ? "down" : chats.every(works) ? "up" : "degraded",
    store: isStoreUp ? "up" : "down",
    chats: chats.map(({ name, health, hindrance }) => ({ name, health, held: heldText(hindrance) })),
  };
}

function works({ health, hindrance }: Chat): boolean {
  return health.state === "up" && (hindrance === undefined || hindrance.why === "elsewhere");
}

/** What a store says when it fails may name places and people; the log has it. */
function heldText(hindrance: Hindrance | undefined): string | undefined {
  return hindrance?.why === "store" ? "the store is in trouble; the log says why" : hindrance?.text;
}
