import { labelOf, type Picked, pickedValue } from "./choice.ts";
import { common, type Interaction, interactionOf, type Wire } from "./interaction.ts";
import { type Json, listOf, textOf } from "./json.ts";
import { asApi, type Message } from "./message.ts";
import { type Usable, usablesIn } from "./stored-blocks.ts";
import { type StoredView, viewAsApi } from "./view.ts";
import type { Person, World } from "./world.ts";

/** Which button or menu: by its label, its action id, its value or its block; and what is picked in a menu. */
export interface What {
  label?: string;
  actionId?: string | RegExp;
  value?: string;
  blockId?: string;
  pick?: Picked;
}

type Surface = Message | StoredView;

/** A person presses a button, or picks something, in a message or a view that is there now. */
export async function press(
  wire: Wire,
  surface: Surface,
  what: What | string,
  user: Person,
): Promise<Interaction> {
  const { world } = wire;
  const place = findPlace(world, surface, user);
  const wanted = typeof what === "string" ? { label: what } : what;
  const usable = findUsable(place.blocks, wanted);
  const action = actionOf(world, usable, wanted);
  remember(place.choices, usable, action);
  const payload = {
    ...common(world),
    type: "block_actions",
    user: { id: user.id, username: user.name, name: user.name, team_id: world.team.id },
    team: { id: world.team.id, domain: world.team.domain },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: wire.triggers.issue(user.id),
    ...place.payload(wire),
    actions: [action],
  };
  const since = world.nextOrder();
  const { envelope, ack } = wire.delivery.deliver("interactive", payload);
  return interactionOf(wire, { envelope, user: user.id, channel: place.channel, since }, await ack);
}

interface Place {
  blocks: Json[];
  choices: Record<string, Record<string, Json>>;
  channel: string | undefined;
  payload(wire: Wire): Json;
}

function findPlace(world: World, surface: Surface, user: Person): Place {
  if ("ts" in surface) return placeInMessage(world, surface, user);
  const view = world.views.find((one) => one.id === surface.id);
  if (view === undefined || view.user !== user.id) throw new Error(`${user.name} has no view ${surface.id}`);
  return {
    blocks: listOf(view.content.blocks),
    choices: view.choices,
    channel: undefined,
    payload: () => ({ container: { type: "view", view_id: view.id }, view: viewAsApi(world, view) }),
  };
}

function placeInMessage(world: World, { ts, channel }: Message, user: Person): Place {
  const message = world.messages.find((one) => one.ts === ts && one.channel === channel);
  const isSeen = message?.ephemeralTo === undefined || message.ephemeralTo === user.id;
  if (message === undefined || !isSeen) throw new Error(`${user.name} does not see the message ${ts}`);
  const where = world.channels.get(channel);
  if (where === undefined) throw new Error(`There is no channel ${channel}`);
  const isEphemeral = message.ephemeralTo !== undefined;
  return {
    blocks: [...message.blocks, ...message.attachments.flatMap((one) => listOf(one.blocks))],
    choices: message.choices,
    channel,
    payload: ({ responseUrls }) => ({
      container: {
        ...{ type: "message", message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral },
        ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
      },
      channel: { id: channel, name: where.kind === "private" ? "privategroup" : where.name },
      // Slack does not send an ephemeral message back.
      ...(!isEphemeral && { message: asApi(message, world.bot, true) }),
      state: { values: message.choices },
      response_url: responseUrls.give(user.id, where, message),
    }),
  };
}

function findUsable(blocks: Json[], what: What): Usable {
  const all = usablesIn(blocks);
  const found = all.filter(({ element, block }) => fits(element, block, what));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const there = all.map(({ element }) => `${element.type} "${labelOf(element)}" (${element.action_id})`);
  throw new Error(
    `${JSON.stringify(what)} names ${found.length} of: ${there.join(", ") || "nothing to press"}`,
  );
}

function fits(element: Json, block: Json, { label, actionId, value, blockId }: What): boolean {
  const id = textOf(element.action_id) ?? "";
  return (
    (label === undefined || labelOf(element) === label) &&
    (actionId === undefined || (typeof actionId === "string" ? id === actionId : actionId.test(id))) &&
    (value === undefined || element.value === value) &&
    (blockId === undefined || block.block_id === blockId)
  );
}

const BUTTONS = new Set(["button", "icon_button", "workflow_button"]);

function actionOf(world: World, { element, block }: Usable, { pick, value }: What): Json {
  const isButton = BUTTONS.has(String(element.type));
  if (!isButton && pick === undefined) throw new Error(`What is to be picked in ${element.action_id}?`);
  const { type, action_id, text, url, placeholder, confirm } = element;
  const chosen = isButton ? { value: element.value ?? value } : pickedValue(element, pick ?? "");
  const initial = Object.fromEntries(Object.entries(element).filter(([key]) => key.startsWith("initial_")));
  const shown = { type, action_id, block_id: block.block_id, text, url, placeholder, confirm };
  return { ...shown, ...initial, ...chosen, action_ts: world.nextTs() };
}

/** Buttons and overflow menus hold no state; everything else keeps what was picked. */
function remember(choices: Place["choices"], { element, block }: Usable, action: Json): void {
  if (BUTTONS.has(String(element.type)) || element.type === "overflow") return;
  const blockId = String(block.block_id);
  const selected = Object.entries(action).filter(([key]) => key.startsWith("selected_") || key === "value");
  choices[blockId] ??= {};
  choices[blockId][String(element.action_id)] = { type: element.type, ...Object.fromEntries(selected) };
}
