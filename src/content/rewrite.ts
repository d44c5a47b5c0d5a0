import { saysSame } from "./normal-form.ts";
import { type ListNode, type MapNode, treeOf, type YamlNode } from "./yaml-tree.ts";
import { writeYaml } from "./yaml-words.ts";

/** One stretch of the text that becomes another. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Entries = Readonly<Record<string, unknown>>;

/**
 * A YAML text whose content is `from`, made to say `to`. Only what differs is touched: all other lines, their comments
 * and their order stay as they are. Undefined where the text is written in a way that cannot be edited so; read what
 * comes out, and hold it against `to`, before it takes the place of anything.
 */
export function rewritten(text: string, from: unknown, to: unknown): string | undefined {
  try {
    return applied(createEditor(text)(treeOf(text), from, to, false), text);
  } catch {
    return undefined;
  }
}

function applied(edits: readonly Edit[], text: string): string {
  const inOrder = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let [result, at] = ["", 0];
  for (const { start, end, text: fresh } of inOrder) {
    if (start < at) throw new Error("two edits meet");
    result += text.slice(at, start) + fresh;
    at = end;
  }
  return result + text.slice(at);
}

type Editor = (part: YamlNode, from: unknown, to: unknown, isInner: boolean) => Edit[];

function createEditor(text: string): Editor {
  const newLine = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const lineStart = (at: number) =>
    Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
  const lineEnd = (at: number) => at + /^[^\r\n]*/.exec(text.slice(at))![0].length;
  const nextLine = (at: number) => lineEnd(at) + /^(?:\r\n|\n|\r)?/.exec(text.slice(lineEnd(at)))![0].length;

  function edit(part: YamlNode, from: unknown, to: unknown, isInner: boolean): Edit[] {
    if (saysSame(from, to)) return [];
    if (part.kind === "map" && isMap(from) && isMap(to) && Object.keys(to).length > 0)
      return editMap(part, from, to, isInner);
    if (part.kind === "list" && Array.isArray(from) && Array.isArray(to) && to.length > 0)
      return editList(part, from, to, isInner);
    const style = part.kind === "scalar" ? part.style : undefined;
    const fresh = writeYaml(to, { isInner, ...(style !== undefined && { style }) });
    return [{ start: part.start, end: part.end, text: fresh }];
  }

  function editMap(part: MapNode, from: Entries, to: Entries, isInner: boolean): Edit[] {
    const inFlow = isInner || part.isFlow;
    const isGone = ({ key }: MapNode["entries"][number]) => to[key] === undefined;
    const kept = part.entries.filter((entry) => !isGone(entry));
    const fresh = Object.keys(to).filter(
      (key) => !part.entries.some((entry) => entry.key === key) && !saysSame(from[key], to[key]),
    );
    const stretches = part.entries.map(({ start, value: { end } }) => ({ start, end }));
    return [
      ...kept.flatMap(({ key, value }) => edit(value, from[key], to[key], inFlow)),
      ...removal(stretches, (place) => isGone(part.entries[place]!), part.isFlow, ""),
      ...(fresh.length === 0 ? [] : [addition(kept, fresh, to, part)]),
    ];
  }

  /** New entries follow the last one that stays, and look like it. */
  function addition(kept: MapNode["entries"], fresh: readonly string[], to: Entries, part: MapNode): Edit {
    const last = kept.at(-1);
    if (!last) throw new Error("there is nothing to write beside");
    if (part.isFlow) {
      const entries = fresh.map((key) => `, ${key}: ${writeYaml(to[key], { isInner: true })}`);
      return { start: last.value.end, end: last.value.end, text: entries.join("") };
    }
    const first = part.entries[0]!.start;
    const indent = text.slice(lineStart(first), first).replace(/[^\t]/g, " ");
    const isBlock = last.value.kind === "map" && !last.value.isFlow;
    const step = isBlock ? columnOf(last.value.start) - columnOf(last.start) : 0;
    const lines = fresh.flatMap((key) => entryLines(key, to[key], indent, step));
    const at = lineEnd(last.value.end);
    return { start: at, end: at, text: lines.map((line) => `${newLine}${line}`).join("") };
  }

  /** With a step, a map is written line by line, each that many columns further in. */
  function entryLines(key: string, value: unknown, indent: string, step: number): string[] {
    if (step <= 0 || !isMap(value)) return [`${indent}${key}: ${writeYaml(value)}`];
    const inner = Object.entries(value).filter(([, one]) => one !== undefined);
    return [
      `${indent}${key}:`,
      ...inner.map(([name, one]) => `${indent}${" ".repeat(step)}${name}: ${writeYaml(one)}`),
    ];
  }

  function columnOf(at: number): number {
    return at - lineStart(at);
  }

  /** Entries change one by one; some may leave. A list that is another one altogether is written anew. */
  function editList(
    part: ListNode,
    from: readonly unknown[],
    to: readonly unknown[],
    isInner: boolean,
  ): Edit[] {
    if (part.items.length !== from.length) throw new Error("the list is not the one that was read");
    const inFlow = isInner || part.isFlow;
    if (from.length === to.length)
      return part.items.flatMap((item, place) => edit(item, from[place], to[place], inFlow));
    const stays = subsequence(from, to);
    if (stays) return removal(part.items, (place) => !stays.has(place), part.isFlow, "-");
    return [{ start: part.start, end: part.end, text: writeYaml(to, { isInner }) }];
  }

  /** Takes entries out: between commas in a flow, else line by line. `mark` stands before an entry on its line. */
  function removal(
    entries: readonly { readonly start: number; readonly end: number }[],
    isGone: (place: number) => boolean,
    isFlow: boolean,
    mark: "" | "-",
  ): Edit[] {
    const edits: Edit[] = [];
    for (let place = 0; place < entries.length; place += 1) {
      if (!isGone(place)) continue;
      let last = place;
      while (last + 1 < entries.length && isGone(last + 1)) last += 1;
      const [before, after] = [entries[place - 1], entries[last + 1]];
      const { start } = entries[place]!;
      const { end } = entries[last]!;
      if (!isFlow) edits.push(withoutLines(start, end, after?.start, mark));
      else if (isCommented(end, after?.start ?? end)) throw new Error("a comment would go with it");
      else if (after) edits.push({ start, end: after.start, text: "" });
      else edits.push({ start: before?.end ?? start, end, text: "" });
      place = last;
    }
    return edits;
  }

  function withoutLines(start: number, end: number, after: number | undefined, mark: "" | "-"): Edit {
    const before = text.slice(lineStart(start), start).trim();
    if (before === mark) return { start: lineStart(start), end: nextLine(end), text: "" };
    if (after === undefined || before !== "-")
      throw new Error("what else stands on its line would go with it");
    // The first key of an entry stands beside its hyphen. The next one takes its place, unless a comment stands between.
    return { start, end: isCommented(end, after) ? end : after, text: "" };
  }

  function isCommented(from: number, to: number): boolean {
    return text.slice(from, to).includes("#");
  }

  return edit;
}

function isMap(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The places of those of `from` that make up `to`, in order; undefined where they do not. */
function subsequence(from: readonly unknown[], to: readonly unknown[]): Set<number> | undefined {
  const places = new Set<number>();
  let wanted = 0;
  for (const [place, item] of from.entries()) {
    if (wanted === to.length || !saysSame(item, to[wanted])) continue;
    places.add(place);
    wanted += 1;
  }
  return wanted === to.length ? places : undefined;
}
