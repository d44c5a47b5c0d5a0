import { Counter, collectDefaultMetrics, Gauge, type Histogram, Registry } from "prom-client";
import type { Hindrance } from "../delivery/sender.ts";
import type { Exposition, Readings } from "./readings.ts";
import { BOUNDS_S, type Durations, type Tallies } from "./tallies.ts";

/** Every metric there is, with its help; docs/operating.md tells what to do about each. */
export function createExposition(tallies: Tallies): (readings: Readings) => Promise<Exposition> {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `dateline_${name}`, help, labelNames, registers });
  const gauge = <Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ) => new Gauge({ name: `dateline_${name}`, help, labelNames, registers });

  collectDefaultMetrics({ register: registry });
  const commands = counter("commands_total", "Commands, by what became of them.", ["chat", "outcome"]);
  const settled = counter("deliveries_settled_total", "Deliveries that are done with.", [
    "chat",
    "kind",
    "state",
  ]);
  registry.registerMetric(countedDurations(tallies));
  const open = gauge("deliveries_open", "Deliveries owed still.", ["chat"]);
  const oldest = gauge("deliveries_open_oldest_seconds", "How long the oldest of them has been due.", [
    "chat",
  ]);
  const up = gauge("chat_up", "Whether a chat is connected.", ["chat"]);
  const held = gauge("sending_held", "Whether nothing is sent to a chat, and why.", ["chat", "why"]);
  const store = gauge("store_up", "Whether the store answers.");
  const age = gauge("edition_age_seconds", "Seconds since the edition in use came into use.");
  const stories = gauge("edition_stories", "Stories of the edition in use.");
  const figures = gauge("edition_figures", "Figures of the edition in use.");

  function setCounts(): void {
    commands.reset();
    for (const { labels, count } of tallies.commands.all()) commands.inc(labels, count);
    settled.reset();
    for (const { labels, count } of tallies.settled.all()) settled.inc({ ...labels }, count);
  }

  function setReadings(readings: Readings): void {
    open.reset();
    oldest.reset();
    for (const { name, isUp, held: why } of readings.chats) {
      up.set({ chat: name }, isUp ? 1 : 0);
      for (const one of WHY_HELD) held.set({ chat: name, why: one }, one === why ? 1 : 0);
      if (readings.open) open.set({ chat: name }, 0);
      if (readings.open) oldest.set({ chat: name }, 0);
    }
    for (const { chat, count, oldestSeconds } of readings.open ?? []) {
      open.set({ chat }, count);
      oldest.set({ chat }, oldestSeconds);
    }
    store.set(readings.isStoreUp ? 1 : 0);
    age.set(readings.edition.ageSeconds);
    stories.set(readings.edition.stories);
    figures.set(readings.edition.figures);
  }

  return async (readings) => {
    setCounts();
    setReadings(readings);
    return { type: registry.contentType, text: await registry.metrics() };
  };
}

const WHY_HELD = ["store", "chat", "elsewhere"] as const satisfies readonly Hindrance["why"][];

const DURATIONS = { name: "dateline_command_seconds", help: "How long answers took.", type: "histogram" };

/**
 * A histogram of what was counted without the library. Its buckets add up, as Prometheus has them. Of a metric the
 * registry wants no more than its name and what it holds; the library's types ask for a whole one.
 */
function countedDurations({ durations }: Tallies): Histogram {
  const get = async () => ({ ...DURATIONS, values: [...durations].flatMap(valuesOf) });
  return { name: DURATIONS.name, get } as unknown as Histogram;
}

function valuesOf([chat, { counts, sum }]: readonly [string, Durations]) {
  const { name } = DURATIONS;
  let count = 0;
  const buckets = counts.map((more, at) => {
    count += more;
    return { metricName: `${name}_bucket`, labels: { chat, le: BOUNDS_S[at] ?? "+Inf" }, value: count };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels: { chat }, value: sum },
    { metricName: `${name}_count`, labels: { chat }, value: count },
  ];
}
