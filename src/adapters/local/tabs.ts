import { FORGET_TAB_AFTER_MS, TABS } from "./limits.ts";
import type { Place } from "./parse.ts";
import { createTab, type Line, type Tab } from "./tab.ts";

/** The tabs that are open, and those that went away a short while ago and may come back. */
export interface Tabs {
  /**
   * Connects a browser tab: the one it was before, or a new one, which `welcome` may tell what it should know.
   * Undefined when too many are open.
   */
  connect(place: Place | undefined, welcome: (tab: Tab) => void): Line | undefined;
  get(id: string): Tab | undefined;
  sendToAll(event: string, data: object): void;
  /** Lets every stream send what is waiting, then ends it; no tab is waited for any more. */
  end(): void;
}

/** `newId` makes ids nobody can guess: who knows a tab's id reads its private answers. */
export function createTabs(newId: () => string): Tabs {
  /** Those that went away stand in the order in which they went. */
  const tabById = new Map<string, Tab>();
  const forgettingById = new Map<string, NodeJS.Timeout>();

  function open(): Tab | undefined {
    if (tabById.size >= TABS && !forgetLongestGone()) return undefined;
    const id = newId();
    const tab = createTab(id, () => forgetLater(tab));
    tabById.set(id, tab);
    return tab;
  }

  function forgetLater(tab: Tab): void {
    if (!tabById.delete(tab.id)) return;
    tabById.set(tab.id, tab);
    clearTimeout(forgettingById.get(tab.id));
    forgettingById.set(tab.id, setTimeout(() => forget(tab.id), FORGET_TAB_AFTER_MS).unref());
  }

  function forget(id: string): void {
    tabById.delete(id);
    clearTimeout(forgettingById.get(id));
    forgettingById.delete(id);
  }

  function forgetLongestGone(): boolean {
    const gone = tabById.values().find((tab) => !tab.isConnected);
    if (gone !== undefined) forget(gone.id);
    return gone !== undefined;
  }

  return {
    connect(place, welcome) {
      const known = place && tabById.get(place.tab);
      if (known !== undefined) {
        clearTimeout(forgettingById.get(known.id));
        return known.connect(place?.seq);
      }
      const tab = open();
      if (tab === undefined) return undefined;
      welcome(tab);
      return tab.connect();
    },
    get: (id) => tabById.get(id),
    sendToAll(event, data) {
      for (const tab of tabById.values()) tab.send(event, data);
    },
    end() {
      for (const timer of forgettingById.values()) clearTimeout(timer);
      forgettingById.clear();
      for (const tab of tabById.values()) tab.end();
      tabById.clear();
    },
  };
}
