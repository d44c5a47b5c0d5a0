import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  SCALAR_STYLE,
  type ScalarEvent,
} from "js-yaml";
import { offsetInScalar } from "./scalar.ts";

/** Offsets of a key and of its value. An entry of a list is its own key, and an empty value stands at its key. */
interface Place {
  readonly key: number;
  readonly value: number;
  /** The offset of a character of the value's text, which counts from the first that is no space. */
  within(offset: number): number;
}

/** Finds where a path of keys leads. One that leads nowhere ends at the deepest place on its way. */
export type Locate = (path: readonly PropertyKey[]) => Place;

/** Finds places in a text by its parser's events. The work is done at the first question. */
export function createLocator(text: string, events: readonly Event[]): Locate {
  let root: Node | undefined;
  return (path) => {
    root ??= treeOf(text, events);
    let node = root;
    for (const step of path) {
      const next = node.children?.get(String(step));
      if (!next) break;
      node = next;
    }
    return node;
  };
}

/** Where a list or a map stands as a key, which no object can have; undefined where none does. */
export function collectionAsKey(text: string, events: readonly Event[]): number | undefined {
  let found: number | undefined;
  treeOf(text, events, (key) => {
    if ("start" in key) found ??= key.start;
  });
  return found;
}

interface Node extends Place {
  readonly children?: ReadonlyMap<string, Node>;
}

function treeOf(text: string, events: readonly Event[], onKey?: (key: Event) => void): Node {
  let at = 0;
  const next = () => events[at++];

  function node(event: Event | undefined, key?: number): Node {
    switch (event?.type) {
      case EVENT_ID.MAPPING:
        return { ...placed(event.start, key), children: entries() };
      case EVENT_ID.SEQUENCE:
        return { ...placed(event.start, key), children: items() };
      case EVENT_ID.SCALAR:
        return scalarNode(text, event, key);
      default:
        return placed(-1, key);
    }
  }

  function entries(): Map<string, Node> {
    const children = new Map<string, Node>();
    for (let event = next(); event && event.type !== EVENT_ID.POP; event = next()) {
      onKey?.(event);
      const name = event.type === EVENT_ID.SCALAR ? keyOf(text, event) : "";
      const key = node(event).value;
      children.set(name, node(next(), key));
    }
    return children;
  }

  function items(): Map<string, Node> {
    const children = new Map<string, Node>();
    for (let event = next(); event && event.type !== EVENT_ID.POP; event = next()) {
      children.set(String(children.size), node(event));
    }
    return children;
  }

  const first = next();
  return node(first?.type === EVENT_ID.DOCUMENT ? next() : first);
}

function scalarNode(text: string, event: ScalarEvent, key: number | undefined): Node {
  if (event.valueStart < 0) return placed(-1, key);
  const isBlock = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  const within = (offset: number) => offsetInScalar(text, event, offset);
  const value = isBlock ? within(0) : event.valueStart;
  return { key: key ?? value, value, within };
}

function placed(start: number, key: number | undefined): Place {
  const value = start < 0 ? (key ?? 0) : start;
  return { key: key ?? value, value, within: () => value };
}

/** A key as the constructed object has it: `2019`, `0x10` and `~` are read before they become text again. */
export function keyOf(text: string, event: ScalarEvent): string {
  if (event.style !== SCALAR_STYLE.PLAIN) return getScalarValue(text, event);
  const [key] = constructFromEvents([DOCUMENT, event, { type: EVENT_ID.POP }], {
    source: text,
    schema: CORE_SCHEMA,
  });
  return String(key);
}

const DOCUMENT: Event = { type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] };
