import { checkChosen } from "./modal-fill.ts";
import { CannotDo, type Resolved, resolveThing } from "./option-fit.ts";
import { COMPONENT, type Component, SELECTS, walkComponents } from "./shapes.ts";
import type { StoredMessage } from "./stored-message.ts";
import type { World } from "./world.ts";
import type { Person } from "./world-shapes.ts";

/** The message's stored component with that id; what the person cannot see or use is refused. */
export function findControl(message: StoredMessage | undefined, customId: string, person: Person): Component {
  if (!message || message.deletedAt !== undefined) throw new CannotDo("that message is not there");
  const isForOthers = message.ephemeralTo !== undefined && message.ephemeralTo !== person.id;
  if (isForOthers) throw new CannotDo(`${person.name} cannot see that message`);
  const found = [...walkComponents(message.components)].find(
    ({ component }) => component.custom_id === customId,
  );
  if (!found) throw new CannotDo(`the message has no component "${customId}"`);
  if (found.component.disabled) throw new CannotDo(`"${customId}" is disabled`);
  return found.component;
}

/** What a press sends beyond the component's id: nothing. */
export function pressData(component: Component): object {
  if (component.type !== COMPONENT.BUTTON) throw new CannotDo(`"${component.custom_id}" is not a button`);
  return {};
}

const RESOLVED_AS: Record<number, number> = {
  [COMPONENT.USER_SELECT]: 6,
  [COMPONENT.CHANNEL_SELECT]: 7,
  [COMPONENT.ROLE_SELECT]: 8,
  [COMPONENT.MENTIONABLE_SELECT]: 9,
};

/** What a choice sends: the values, and for users, roles and channels the things they name. */
export function choiceData(
  component: Component,
  values: readonly string[],
  person: Person,
  world: World,
): object {
  if (!SELECTS.includes(component.type)) throw new CannotDo(`"${component.custom_id}" is not a select menu`);
  const chosen = checkChosen(component, [...values]);
  const kind = RESOLVED_AS[component.type];
  if (kind === undefined) return { values: chosen };
  const resolved: Resolved = {};
  const types = component.channel_types ?? undefined;
  const ids = chosen.map((one) => resolveThing(kind, one, types, person, world, resolved));
  return { values: ids, resolved };
}
