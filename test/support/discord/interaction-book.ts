import { randomBytes } from "node:crypto";
import type { Clock, MakeId } from "./clock.ts";
import type { Choice } from "./command-shapes.ts";
import { Refusal } from "./refusal.ts";
import { FLAG, type ModalBody } from "./shapes.ts";
import type { StoredMessage } from "./stored-message.ts";
import type { Channel, Person } from "./world-shapes.ts";

/** An interaction must be acknowledged within three seconds; its token lives for fifteen minutes (docs, receiving-and-responding). */
const ACKNOWLEDGE_WITHIN_MS = 3000;
const TOKEN_LIVES_MS = 15 * 60_000;

/** Follow-ups of an app installed only to a user (docs, application-commands). */
const USER_INSTALLED_FOLLOW_UPS = 5;

/** Interaction types: 2 command, 3 component, 4 autocomplete, 5 modal. */
export type InteractionType = 2 | 3 | 4 | 5;

/** 4 message, 5 message later, 6 edit later, 7 edit, 8 choices, 9 modal. */
export type CallbackType = 4 | 5 | 6 | 7 | 8 | 9;

export interface Interaction {
  id: string;
  token: string;
  applicationId: string;
  type: InteractionType;
  user: Person;
  channel: Channel;
  owners: Record<string, string>;
  /** Installed by the user alone, not in this server. */
  isUserInstalled: boolean;
  commandPath: string | undefined;
  /** The message pressed on, or the one the modal came from. */
  message: StoredMessage | undefined;
  at: number;
  acknowledgedAt: number | undefined;
  callback: CallbackType | undefined;
  choices: Choice[];
  modal: ModalBody | undefined;
  /** The message `@original` means. */
  original: StoredMessage | undefined;
  followUps: StoredMessage[];
  /** How often `@original` was edited through the webhook. */
  originalEdits: number;
}

export type InteractionBook = ReturnType<typeof createInteractionBook>;

export function createInteractionBook(clock: Clock, makeId: MakeId) {
  const byId = new Map<string, Interaction>();

  function open(
    start: Pick<
      Interaction,
      "applicationId" | "type" | "user" | "channel" | "owners" | "isUserInstalled" | "commandPath" | "message"
    >,
  ): Interaction {
    const interaction: Interaction = {
      ...start,
      id: makeId(),
      token: randomBytes(48).toString("base64url"),
      at: clock.now(),
      acknowledgedAt: undefined,
      callback: undefined,
      choices: [],
      modal: undefined,
      original: undefined,
      followUps: [],
      originalEdits: 0,
    };
    byId.set(interaction.id, interaction);
    return interaction;
  }

  const isTooLate = (one: Interaction) =>
    one.acknowledgedAt === undefined && clock.now() - one.at >= ACKNOWLEDGE_WITHIN_MS;

  /** The interaction to be acknowledged now: known, in time, and not answered before. */
  function toAcknowledge(id: string, token: string): Interaction {
    const interaction = byId.get(id);
    if (!interaction || interaction.token !== token || isTooLate(interaction)) throw new Refusal(10062);
    if (interaction.acknowledgedAt !== undefined) throw new Refusal(40060);
    return interaction;
  }

  function acknowledge(interaction: Interaction, callback: CallbackType) {
    interaction.callback = callback;
    interaction.acknowledgedAt = clock.now();
  }

  /** The interaction behind a webhook token: acknowledged, and not older than fifteen minutes. */
  function byToken(token: string): Interaction {
    const interaction = [...byId.values()].find((one) => one.token === token);
    const isOpen = interaction?.acknowledgedAt !== undefined && clock.now() - interaction.at < TOKEN_LIVES_MS;
    if (!interaction || !isOpen) throw new Refusal(10015);
    return interaction;
  }

  function countFollowUp(interaction: Interaction) {
    if (interaction.isUserInstalled && interaction.followUps.length >= USER_INSTALLED_FOLLOW_UPS)
      throw new Refusal(40094);
  }

  /** A message of this interaction by webhook path: `@original` or an id. */
  function messageOf(interaction: Interaction, which: string): StoredMessage {
    const among = [interaction.original, ...interaction.followUps];
    const found = which === "@original" ? interaction.original : among.find((one) => one?.id === which);
    if (!found || found.deletedAt !== undefined) throw new Refusal(10008);
    return found;
  }

  const ofMessage = (message: StoredMessage) =>
    message.interactionId === undefined ? undefined : byId.get(message.interactionId);

  return { byId, open, toAcknowledge, acknowledge, byToken, countFollowUp, messageOf, ofMessage, isTooLate };
}

export const isLoading = (message: StoredMessage | undefined): boolean =>
  Boolean((message?.flags ?? 0) & FLAG.LOADING);
