import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** A trigger opens one view, within this time. */
const LIFE_MS = 3000;

export interface Triggers {
  issue(user: string): string;
  /** The person the trigger came from. Throws the refusal for one that is unknown, used or too old. */
  exchange(id: unknown): string;
}

export function createTriggers(world: World): Triggers {
  const issued = new Map<string, { user: string; at: number; used: boolean }>();
  return {
    issue(user) {
      const id = `${world.invent("1")}.${world.team.id}.${world.invent("x")}`.toLowerCase();
      issued.set(id, { user, at: world.clock.now(), used: false });
      return id;
    },
    exchange(id) {
      const trigger = issued.get(String(id));
      if (trigger === undefined) throw new Refusal("invalid_trigger_id");
      if (trigger.used) throw new Refusal("exchanged_trigger_id");
      if (world.clock.now() - trigger.at > LIFE_MS) throw new Refusal("expired_trigger_id");
      trigger.used = true;
      return trigger.user;
    },
  };
}
