import { existsSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../chat/errors.ts";
import { readConfig } from "../config.ts";
import { type Change, standingOf } from "../content/amend.ts";
import { createAmendmentRows, type KeptAmendment } from "../desk/amendment-rows.ts";
import { type Exported, exportInto } from "../desk/exporting.ts";
import { latestToday } from "../newsroom.ts";
import { isAddress } from "../sources/address.ts";
import { createEditions } from "../store/editions.ts";
import { openStore } from "../store/open.ts";
import { createPublications } from "../store/publications.ts";
import type { World } from "./world.ts";

export interface ExportOptions {
  readonly check?: boolean | undefined;
}

/**
 * Writes the published changes from chat into the files of a folder. With `check` it prints what would change, and
 * writes nothing. What cannot be written is named, and fails the command.
 */
export async function exportChanges(
  folder: string | undefined,
  { check = false }: ExportOptions,
  world: World,
): Promise<void> {
  const config = readConfig(world.env);
  const at = folder ?? config.content.at;
  if (isAddress(at))
    throw new UserError(
      `The content comes from ${at}, where nothing can be written. Name the folder with your copy of it: dateline export FOLDER`,
    );
  const store = await openStore(config.store);
  try {
    const { told, untold } = await publishedOf(store.db);
    for (const { id } of untold) world.out(`amendment ${id} is not published, and not written`);
    if (told.length === 0) return world.out("No published change from chat is to be written.");
    const isWhole = [...Map.groupBy(told, ({ story }) => story)].map(([story, amendments]) =>
      exportStory(at, story, amendments, check, world),
    );
    if (isWhole.includes(false)) world.fail();
  } finally {
    await store.close();
  }
}

/** The amendments that the edition in use has, and those that it has not. */
async function publishedOf(db: Parameters<typeof createAmendmentRows>[0]) {
  const [rows, editions] = [createAmendmentRows(db), createEditions(db)];
  const current = await createPublications(db).latest();
  const told: KeptAmendment[] = [];
  const untold: KeptAmendment[] = [];
  for (const kept of current ? await rows.live() : []) {
    const file = await editions.file(current!.edition, kept.story);
    (standingOf(kept.change, file) === "settled" ? told : untold).push(kept);
  }
  return { told, untold };
}

/** False where something is left that should be looked at: with `check`, a file that is not as it should be. */
function exportStory(
  folder: string,
  story: string,
  amendments: readonly KeptAmendment[],
  check: boolean,
  world: World,
): boolean {
  const path = fileOf(folder, story);
  if (path === undefined) {
    world.err(`${folder}: there is no file for the story “${story}”; nothing is written for it`);
    return false;
  }
  const whole = textOf(path);
  const mark = whole?.startsWith(MARK) ? MARK : "";
  const text = whole?.slice(mark.length);
  const exported: Exported =
    text === undefined
      ? { outcome: "unsafe", why: "it is not UTF-8" }
      : exportInto(text, { path, name: story, today: latestToday(world.now()) }, amendments);
  if (exported.outcome === "unsafe") {
    world.err(`${path}: left alone, for ${exported.why}`);
    return false;
  }
  for (const { id, why } of exported.left) world.err(`${path}: amendment ${id} is not written, for ${why}`);
  if (exported.outcome === "same") return exported.left.length === 0;
  for (const { id, change } of exported.amendments)
    world.out(
      `${path}: amendment ${id} ${KINDS[change.kind]}${"figure" in change ? ` ${change.figure}` : ""}`,
    );
  if (check) for (const line of differingLines(text!, exported.text)) world.out(line);
  else replaceFile(path, mark + exported.text);
  return !check && exported.left.length === 0;
}

const KINDS: Record<Change["kind"], string> = {
  correct: "corrects",
  "withdraw-figure": "withdraws",
  "withdraw-story": "withdraws the story",
};

function fileOf(folder: string, story: string): string | undefined {
  const names = [`${story}.yaml`, `${story}.yml`];
  const places = [
    ...names.map((name) => join(folder, "stories", name)),
    ...names.map((name) => join(folder, name)),
  ];
  return places.find(existsSync);
}

/** The mark that some editors begin a file with. It is no part of what the file says, and stays. */
const MARK = "\ufeff";

function textOf(path: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** Whoever reads the file meanwhile has the old one or the new one, whole. */
function replaceFile(path: string, text: string): void {
  const real = realpathSync(path);
  const beside = `${real}.new`;
  writeFileSync(beside, text, { mode: statSync(real).mode });
  renameSync(beside, real);
}

/** The lines that one text has and the other has not: "- old", "+ new". */
function differingLines(old: string, fresh: string): string[] {
  const [before, after] = [old, fresh].map((text) => text.split(/\r?\n/));
  let [start, end] = [0, 0];
  while (start < before!.length && before![start] === after![start]) start += 1;
  while (
    end < before!.length - start &&
    end < after!.length - start &&
    before!.at(-1 - end) === after!.at(-1 - end)
  )
    end += 1;
  const [gone, come] = [before, after].map((lines) => lines!.slice(start, lines!.length - end));
  return [
    ...gone!.filter((line) => !come!.includes(line)).map((line) => `- ${line}`),
    ...come!.filter((line) => !gone!.includes(line)).map((line) => `+ ${line}`),
  ];
}
