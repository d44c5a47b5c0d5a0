import { type Json, textOf } from "../json.ts";
import { Refusal } from "../refusal.ts";
import {
  openModal,
  publishHome,
  replaceView,
  type StoredView,
  stackOf,
  takeView,
  viewAsApi,
} from "../view.ts";
import type { World } from "../world.ts";
import type { Method } from "./method.ts";

const open: Method = {
  args: ["view", "trigger_id", "interactivity_pointer"],
  run({ world, args, triggers }) {
    const content = takeView(world, args.view, "modal");
    return shown(world, openModal(world, triggers.exchange(args.trigger_id), content));
  },
};

const push: Method = {
  args: ["view", "trigger_id", "interactivity_pointer"],
  run({ world, args, triggers }) {
    const content = takeView(world, args.view, "modal");
    const user = triggers.exchange(args.trigger_id);
    const top = stackOf(world, user).at(-1);
    if (top === undefined) throw new Refusal("not_found");
    return shown(world, openModal(world, user, content, top));
  },
};

const update: Method = {
  args: ["view", "view_id", "external_id", "hash"],
  run({ world, args }) {
    const view = world.views.find((one) => one.id === args.view_id || hasExternalId(one, args.external_id));
    if (view === undefined) throw new Refusal("not_found");
    refuseStale(view, args.hash);
    return shown(world, replaceView(world, view, takeView(world, args.view, view.type)));
  },
};

const publish: Method = {
  args: ["view", "user_id", "hash"],
  run({ world, args }) {
    const user = textOf(args.user_id) ?? "";
    if (!world.people.has(user)) throw new Refusal("user_not_found");
    const current = world.views.find((view) => view.user === user && view.type === "home");
    if (current !== undefined) refuseStale(current, args.hash);
    return shown(world, publishHome(world, user, takeView(world, args.view, "home")));
  },
};

function hasExternalId(view: StoredView, id: unknown): boolean {
  return typeof id === "string" && id !== "" && view.content.external_id === id;
}

function refuseStale(view: StoredView, hash: unknown): void {
  if (hash !== undefined && hash !== view.hash) throw new Refusal("hash_conflict");
}

function shown(world: World, view: StoredView): Json {
  world.changed();
  return { view: viewAsApi(world, view) };
}

export const viewMethods: Record<string, Method> = {
  "views.open": open,
  "views.push": push,
  "views.update": update,
  "views.publish": publish,
};
