import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FORGET_TAB_AFTER_MS, TAB_COMMANDS } from "../../../src/adapters/local/limits.ts";
import type { Line, StreamEvent, Tab } from "../../../src/adapters/local/tab.ts";
import { createTabs, type Tabs } from "../../../src/adapters/local/tabs.ts";

describe("a tab that went away", () => {
  let tabs: Tabs;
  let line: Line;
  let welcomed: Tab[];

  beforeEach(() => {
    vi.useFakeTimers();
    let ids = 0;
    welcomed = [];
    tabs = createTabs(() => `tab-${++ids}`);
    line = tabs.connect(undefined, (tab) => welcomed.push(tab))!;
  });
  afterEach(() => {
    tabs.end();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  const comeBack = () => tabs.connect({ tab: "tab-1", seq: 0 }, (tab) => welcomed.push(tab))!;

  it("is waited for", () => {
    line.hangUp();
    vi.advanceTimersByTime(FORGET_TAB_AFTER_MS - 1);
    comeBack();
    expect(welcomed).toHaveLength(1);
  });

  it("is forgotten after a while, and then welcomed as a new one", () => {
    line.hangUp();
    vi.advanceTimersByTime(FORGET_TAB_AFTER_MS);
    expect(tabs.get("tab-1")).toBeUndefined();
    comeBack();
    expect(welcomed.map(({ id }) => id)).toEqual(["tab-1", "tab-2"]);
  });

  it("is not forgotten once it is back, however often it comes and goes", () => {
    for (let times = 0; times < 3; times++) {
      line.hangUp();
      vi.advanceTimersByTime(FORGET_TAB_AFTER_MS - 1);
      line = comeBack();
    }
    vi.advanceTimersByTime(FORGET_TAB_AFTER_MS * 2);
    expect(tabs.get("tab-1")?.isConnected).toBe(true);
  });

  it("stays forgotten when its line is hung up after the end", () => {
    tabs.end();
    line.hangUp();
    expect(tabs.get("tab-1")).toBeUndefined();
  });

  it("reads on behind the last event it had, whatever number it claims", async () => {
    const tab = tabs.get("tab-1")!;
    for (const n of [1, 2, 3]) tab.send("message", { n });
    const readFrom = async (seq: number) => {
      const read: StreamEvent[] = [];
      const again = tabs.connect({ tab: "tab-1", seq }, () => {})!;
      for await (const event of again.events) {
        read.push(event);
        if (event.id === "tab-1.3") break;
      }
      return read.map(({ event, id }) => `${event} ${id}`);
    };
    expect(await readFrom(1)).toEqual(["hello tab-1.1", "message tab-1.2", "message tab-1.3"]);
    expect(await readFrom(3)).toEqual(["hello tab-1.3"]);
    expect(await readFrom(99)).toEqual(["hello tab-1.3"]);
  });

  it("takes each command once, for as many as are remembered", () => {
    const tab = tabs.get("tab-1")!;
    for (let n = 0; n < TAB_COMMANDS; n++) expect(tab.takes(`${n}`)).toBe(true);
    expect(tab.takes("0")).toBe(false);
    expect(tab.takes("one more")).toBe(true);
    expect(tab.takes("1")).toBe(false);
  });
});
