import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type ScalarStyle,
} from "js-yaml";
import { keyOf } from "./places.ts";

/** A part of a YAML text and where it stands, in UTF-16 code units; `end` is after its last character. */
export type YamlNode = ScalarNode | MapNode | ListNode;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Stretch {
  readonly kind: "scalar";
  readonly style: ScalarStyle;
}

export interface MapNode extends Stretch {
  readonly kind: "map";
  readonly isFlow: boolean;
  readonly entries: readonly { readonly key: string; readonly start: number; readonly value: YamlNode }[];
}

export interface ListNode extends Stretch {
  readonly kind: "list";
  readonly isFlow: boolean;
  readonly items: readonly YamlNode[];
}

/** The parts of a text that is one YAML document without a fault. Throws where it is not, or has an alias in it. */
export function treeOf(text: string): YamlNode {
  const events = parseEvents(text, {});
  let at = 0;
  const next = (): Event => events[at++]!;

  function node(event: Event, after: number): YamlNode {
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return scalar(event, after);
      case EVENT_ID.MAPPING:
        return map(event.start, event.style === COLLECTION_STYLE.FLOW);
      case EVENT_ID.SEQUENCE:
        return list(event.start, event.style === COLLECTION_STYLE.FLOW);
      default:
        throw new Error("what stands here has no place of its own");
    }
  }

  function scalar({ style, valueStart, valueEnd }: ScalarEvent, after: number): ScalarNode {
    const stretch = (start: number, end: number): ScalarNode => ({ kind: "scalar", style, start, end });
    // An empty value has no place: it would stand after its key.
    if (valueStart < 0) return stretch(after, after);
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED)
      return stretch(valueStart - 1, valueEnd + 1);
    const end = valueStart + text.slice(valueStart, valueEnd).trimEnd().length;
    if (style === SCALAR_STYLE.PLAIN) return stretch(valueStart, end);
    const header = /[|>][^|>\r\n]*(?:\r\n|\r|\n)$/.exec(text.slice(0, valueStart));
    if (!header) throw new Error("a block of text has no header");
    return stretch(header.index, Math.max(end, header.index + 1));
  }

  function map(start: number, isFlow: boolean): MapNode {
    const entries: { key: string; start: number; value: YamlNode }[] = [];
    let end = start;
    for (let event = next(); event.type !== EVENT_ID.POP; event = next()) {
      const key = node(event, end);
      const name = event.type === EVENT_ID.SCALAR ? keyOf(text, event) : "";
      const value = node(next(), key.end);
      entries.push({ key: name, start: key.start, value });
      end = Math.max(key.end, value.end);
    }
    return { kind: "map", isFlow, entries, start, end: isFlow ? closed(end, start, "}") : end };
  }

  function list(start: number, isFlow: boolean): ListNode {
    const items: YamlNode[] = [];
    let end = start;
    for (let event = next(); event.type !== EVENT_ID.POP; event = next()) {
      items.push(node(event, end));
      end = items.at(-1)!.end;
    }
    return { kind: "list", isFlow, items, start, end: isFlow ? closed(end, start, "]") : end };
  }

  /** Where a flow collection ends: its bracket follows the last thing in it, but for space, commas and comments. */
  function closed(from: number, start: number, bracket: string): number {
    const tail = /^(?:[\s,:]|(?<=\s)#[^\r\n]*)*/.exec(text.slice(Math.max(from, start + 1)))![0];
    const end = Math.max(from, start + 1) + tail.length;
    if (text[end] !== bracket) throw new Error(`${bracket} is not where it is looked for`);
    return end + 1;
  }

  const first = next();
  return node(first.type === EVENT_ID.DOCUMENT ? next() : first, 0);
}
