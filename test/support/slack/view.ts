import { checkView } from "./blocks/check.ts";
import { isJson, type Json, textOf } from "./json.ts";
import { Refusal, refusalAt } from "./refusal.ts";
import { nameParts } from "./stored-blocks.ts";
import type { World } from "./world.ts";

/** A modal on somebody's screen, or somebody's App Home. */
export interface StoredView {
  id: string;
  hash: string;
  user: string;
  type: "modal" | "home";
  /** What the app sent, with block and action ids filled in. */
  content: Json;
  rootId: string;
  previousId: string | undefined;
  /** Mistakes the app reported with `response_action: "errors"`, by block. */
  errors: Record<string, string>;
  choices: Record<string, Record<string, Json>>;
}

/** Slack stacks three modals at most. */
const STACK = 3;
const VIEW_BYTES = 250_000;

/** Refuses what Slack would refuse in a view, otherwise gives it with its ids filled in. */
export function takeView(world: World, value: unknown, type: StoredView["type"]): Json {
  if (!isJson(value))
    throw refusalAt("invalid_arguments", ["missing required field: view [json-pointer:/view]"]);
  if (JSON.stringify(value).length > VIEW_BYTES) throw new Refusal("view_too_large");
  if (value.type !== type) {
    throw refusalAt("invalid_arguments", [`must be a valid ${type} view [json-pointer:/view/type]`]);
  }
  const problems = checkView(value, type, world.rules.refusedBlockTypes);
  if (problems.length > 0) throw refusalAt("invalid_arguments", problems);
  return { ...value, blocks: nameParts(world, value.blocks) };
}

export function openModal(world: World, user: string, content: Json, on?: StoredView): StoredView {
  if (on === undefined) closeModals(world, user);
  else if (stackOf(world, user).length >= STACK) throw new Refusal("push_limit_reached");
  const id = world.invent("V");
  const view: StoredView = {
    ...{ id, hash: newHash(world), user, type: "modal", content, errors: {}, choices: {} },
    rootId: on?.rootId ?? id,
    previousId: on?.id,
  };
  world.views.push(view);
  return view;
}

export function replaceView(world: World, view: StoredView, content: Json): StoredView {
  Object.assign(view, { content, hash: newHash(world), errors: {}, choices: {} });
  return view;
}

export function publishHome(world: World, user: string, content: Json): StoredView {
  const shown = homeOf(world, user);
  if (shown !== undefined) return replaceView(world, shown, content);
  const id = world.invent("V");
  const view: StoredView = {
    ...{ id, hash: newHash(world), user, type: "home", content, errors: {}, choices: {} },
    ...{ rootId: id, previousId: undefined },
  };
  world.views.push(view);
  return view;
}

export function stackOf(world: World, user: string): StoredView[] {
  return world.views.filter((view) => view.user === user && view.type === "modal");
}

export function homeOf(world: World, user: string): StoredView | undefined {
  return world.views.find((view) => view.user === user && view.type === "home");
}

export function closeModals(world: World, user: string): void {
  world.views = world.views.filter((view) => view.user !== user || view.type !== "modal");
}

export function closeView(world: World, view: StoredView): void {
  world.views = world.views.filter((one) => one !== view);
}

function newHash(world: World): string {
  return `${Math.floor(world.clock.now() / 1000)}.${world.invent("h")}`;
}

/** The view as Slack tells it in answers and payloads. */
export function viewAsApi(world: World, view: StoredView, values: Json = view.choices): Json {
  const { content } = view;
  return {
    id: view.id,
    team_id: world.team.id,
    type: view.type,
    blocks: content.blocks,
    private_metadata: textOf(content.private_metadata) ?? "",
    callback_id: textOf(content.callback_id) ?? "",
    external_id: textOf(content.external_id) ?? "",
    title: content.title ?? { type: "plain_text", text: "View title" },
    submit: content.submit ?? null,
    close: content.close ?? null,
    clear_on_close: content.clear_on_close === true,
    notify_on_close: content.notify_on_close === true,
    state: { values },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
    app_id: world.bot.appId,
    app_installed_team_id: world.team.id,
    bot_id: world.bot.botId,
  };
}
