import { initialValueOf, type Picked, pickedValue } from "./choice.ts";
import { common, type Interaction, interactionOf, type Wire } from "./interaction.ts";
import { isJson, type Json, listOf } from "./json.ts";
import { Refusal } from "./refusal.ts";
import { usablesIn } from "./stored-blocks.ts";
import {
  closeModals,
  closeView,
  openModal,
  replaceView,
  type StoredView,
  stackOf,
  takeView,
  viewAsApi,
} from "./view.ts";
import type { Person, World } from "./world.ts";

/** What a person fills in, by action id or by block id. */
export type Filled = Record<string, Picked>;

/** A person fills in the modal on top of their screen and submits it. */
export async function submit(wire: Wire, user: Person, filled: Filled = {}): Promise<Interaction> {
  const { world } = wire;
  const view = stackOf(world, user.id).at(-1);
  if (view === undefined) throw new Error(`${user.name} has no modal open`);
  if (view.content.submit === undefined) throw new Error("This modal has nothing to submit");
  const payload = {
    ...personal(world, user),
    type: "view_submission",
    trigger_id: wire.triggers.issue(user.id),
    view: viewAsApi(world, view, stateOf(view, filled)),
    response_urls: [],
  };
  const since = world.nextOrder();
  const { envelope, ack } = wire.delivery.deliver("interactive", payload);
  const taken = await ack;
  const error = taken.ok ? act(world, view, taken.payload) : undefined;
  world.changed();
  return interactionOf(wire, { envelope, user: user.id, channel: undefined, since }, taken, error);
}

/** A person closes the modal on top; the app hears of it only if it asked to. */
export async function dismiss(wire: Wire, user: Person): Promise<Interaction | undefined> {
  const { world } = wire;
  const view = stackOf(world, user.id).at(-1);
  if (view === undefined) throw new Error(`${user.name} has no modal open`);
  const clears = view.content.clear_on_close === true;
  if (clears) closeModals(world, user.id);
  else closeView(world, view);
  world.changed();
  if (view.content.notify_on_close !== true) return undefined;
  const shown = { view: viewAsApi(world, view), is_cleared: clears };
  const payload = { ...personal(world, user), type: "view_closed", ...shown };
  const since = world.nextOrder();
  const { envelope, ack } = wire.delivery.deliver("interactive", payload);
  return interactionOf(wire, { envelope, user: user.id, channel: undefined, since }, await ack);
}

function personal(world: World, user: Person): Json {
  return {
    ...common(world),
    team: { id: world.team.id, domain: world.team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: world.team.id },
    is_enterprise_install: false,
    enterprise: null,
  };
}

/** Slack does not let a person submit with a required field empty, nor fill in what is not there. */
function stateOf(view: StoredView, filled: Filled): Json {
  const values: Record<string, Json> = {};
  const used = new Set<string>();
  for (const { element, block } of usablesIn(listOf(view.content.blocks))) {
    const [actionId, blockId] = [String(element.action_id), String(block.block_id)];
    const key = actionId in filled ? actionId : blockId;
    const picked = filled[key];
    if (picked !== undefined) used.add(key);
    if (element.type === "button" || element.type === "overflow") continue;
    const kept = view.choices[blockId]?.[actionId] ?? initialValueOf(element);
    const value = picked === undefined ? kept : pickedValue(element, picked);
    if (value === undefined && block.type === "input" && block.optional !== true) {
      throw new Error(`${actionId} must be filled in before this modal can be submitted`);
    }
    values[blockId] = {
      ...values[blockId],
      [actionId]: { type: element.type, ...(value ?? { value: null }) },
    };
  }
  const unknown = Object.keys(filled).filter((key) => !used.has(key));
  if (unknown.length > 0) throw new Error(`This modal has no ${unknown.join(", ")}`);
  return values;
}

/** Does what the app answered; gives the error the person sees when that was not possible. */
function act(world: World, view: StoredView, answer: Json): string | undefined {
  try {
    if (answer.response_action === undefined) closeView(world, view);
    else if (answer.response_action === "clear") closeModals(world, view.user);
    else if (answer.response_action === "update")
      replaceView(world, view, takeView(world, answer.view, "modal"));
    else if (answer.response_action === "push") {
      openModal(world, view.user, takeView(world, answer.view, "modal"), view);
    } else if (answer.response_action === "errors") showErrors(view, answer.errors);
    else throw new Refusal("unknown response_action");
    return undefined;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    world.flag("invalid answer to a submission", JSON.stringify(cause.details.errors ?? cause.code));
    return "invalid_view_response";
  }
}

function showErrors(view: StoredView, errors: unknown): void {
  const inputs = listOf(view.content.blocks).filter((block) => block.type === "input");
  const known = new Set(inputs.map((block) => block.block_id));
  if (!isJson(errors) || Object.keys(errors).length === 0) throw new Refusal("errors without a block");
  const lost = Object.keys(errors).filter((blockId) => !known.has(blockId));
  if (lost.length > 0) throw new Refusal(`errors for blocks that are no inputs: ${lost.join(", ")}`);
  view.errors = errors as Record<string, string>;
}
