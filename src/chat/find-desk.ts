import { z } from "zod";
import type { DeskState } from "./command.ts";
import type { Desk } from "./desk.ts";
import { UserError } from "./errors.ts";
import { shortened } from "./parse.ts";
import type { Proposal, Publication } from "./publication.ts";

export const proposalNumber = () =>
  z
    .number("it must be a proposal’s number, as in 3")
    .int("it must be a whole number")
    .min(1, "proposals count from 1")
    .describe("Which proposal, by its number");

export const amendmentNumber = () =>
  z
    .number("it must be an amendment’s number, as in 3")
    .int("it must be a whole number")
    .min(1, "amendments count from 1")
    .describe("Which amendment, by its number");

/** Why something is done, for the record and for whoever is told of it. */
export const reasonOption = () =>
  z
    .string()
    .trim()
    .max(300, "it is longer than 300 characters")
    .optional()
    .describe("Why, in a few words; it goes on the record");

/** What moderators work with in a bot that runs. Throws a UserError where nothing is published. */
export function workOf({ work }: DeskState): Desk {
  if (work) return work;
  throw new UserError(
    "Editions are published by a bot that runs and has a store, and this is none: start one with npm start, and type this there.",
  );
}

/** An edition that was in use, by its name or the beginning of it. Throws a UserError where that means none. */
export async function findPublication(name: string, work: Desk): Promise<Publication> {
  const found = await work.publication(name.toLowerCase());
  if (found) return found;
  throw new UserError(
    `No edition is called “${shortened(name)}”, or several begin so: then type more of it. See which were in use: /desk history`,
  );
}

/** Throws a UserError that names those there are. */
export async function noSuchProposal(id: number, work: Desk): Promise<never> {
  const open = await work.open();
  throw new UserError(`There is no proposal ${id}. ${openWords(open)}`);
}

function openWords(open: readonly Proposal[]): string {
  const [only, ...others] = open;
  if (!only) return "None is open: /desk refresh looks whether there is something new.";
  if (others.length === 0) return `Open is ${only.id}: /desk show ${only.id}`;
  return `Open are ${open.map(({ id }) => id).join(", ")}: /desk show ${only.id}`;
}
