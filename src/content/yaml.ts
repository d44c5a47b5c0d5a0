import {
  CORE_SCHEMA,
  constructFromEvents,
  defineMappingTag,
  EVENT_ID,
  type Event,
  mapTag,
  parseEvents,
  YAMLException,
} from "js-yaml";
import { collectionAsKey, createLocator, type Locate } from "./places.ts";
import { DEEPEST, explainFault, type YamlFault } from "./yaml-faults.ts";

export type Parsed = { readonly value: unknown; readonly locate: Locate } | { readonly fault: YamlFault };

/** Reads one YAML 1.2 document. Never throws: what is wrong with the text is told with its offset. */
export function parseYaml(text: string): Parsed {
  let events: Event[] = [];
  try {
    events = parseEvents(text, { maxDepth: DEEPEST });
    const documents = constructFromEvents(events, { source: text, schema: SCHEMA, maxAliases: 0 });
    if (documents.length === 0) return fault(0, "the file is empty: a story begins with its id");
    if (documents.length > 1) return fault(secondDocument(text, events), SECOND_DOCUMENT);
    return { value: documents[0], locate: createLocator(text, events) };
  } catch (error) {
    if (!(error instanceof YAMLException)) return fault(0, "this file cannot be read as YAML");
    const { reason, mark } = error;
    if (reason.includes("complex keys")) return fault(collectionAsKey(text, events) ?? 0, COMPLEX_KEY);
    return { fault: explainFault(reason, text, mark?.position ?? 0) };
  }
}

function fault(offset: number, message: string): Parsed {
  return { fault: { offset, message } };
}

/** A key that would be lost, or worse, on the way from one object to the next. */
const LOST_KEY = "__proto__";

const SCHEMA = CORE_SCHEMA.withTags(
  defineMappingTag(mapTag.tagName, {
    ...mapTag,
    addPair: (map, key, value) => (key === LOST_KEY ? LOST_KEY : mapTag.addPair(map, key, value)),
  }),
);

const COMPLEX_KEY = "a list or a map cannot be a key: put quotes around a text that begins with { or [";
const SECOND_DOCUMENT =
  "a second document begins here: a file holds one story, so remove this line or make it two files";

function secondDocument(text: string, events: readonly Event[]): number {
  const second = events.findIndex(({ type }, at) => at > 0 && type === EVENT_ID.DOCUMENT);
  const [document, first] = [events[second], events[second + 1]];
  const start =
    first && "start" in first ? first.start : first && "valueStart" in first ? first.valueStart : -1;
  const content = start < 0 ? text.length : start;
  const isMarked = document?.type === EVENT_ID.DOCUMENT && document.explicitStart;
  return isMarked ? text.lastIndexOf("\n---", content) + 1 : content;
}
