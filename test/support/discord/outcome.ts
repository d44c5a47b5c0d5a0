import type { Clock } from "./clock.ts";
import type { Choice } from "./command-shapes.ts";
import { type CallbackType, type Interaction, isLoading } from "./interaction-book.ts";
import type { Notice } from "./notice.ts";
import { type SeenMessage, seeMessage } from "./seen.ts";
import type { ModalBody } from "./shapes.ts";
import type { StoredMessage } from "./stored-message.ts";

/** What became of an act: how the bot acknowledged it, and what the person sees. */
export interface Outcome {
  interactionId: string;
  token: string;
  /** False: "The application did not respond", three seconds are over. */
  acknowledged: boolean;
  /** 4 message, 5 message later, 6 edit later, 7 edit, 8 choices, 9 modal. */
  callback: CallbackType | undefined;
  /** On the fake's clock, from the act to the acknowledgement. */
  afterMs: number;
  /** Autocomplete's answer. */
  choices: Choice[];
  modal: ModalBody | undefined;
  /** The answer, once it is no longer loading; for 6 once it was edited. */
  reply(): Promise<SeenMessage>;
  /** What this act has brought onto the screen by now: the answer and the follow-ups. */
  shown(): SeenMessage[];
  /** Awaits a message of this act that is as described. */
  sees(isIt: (message: SeenMessage) => boolean, what?: string): Promise<SeenMessage>;
}

/** `troubles` tells the last refusals, for the report when a wait was in vain. */
export function outcomeOf(
  interaction: Interaction,
  clock: Clock,
  notice: Notice,
  troubles: () => string,
): Outcome {
  const shown = () =>
    [interaction.original, ...interaction.followUps]
      .filter((one) => one !== undefined && one.deletedAt === undefined)
      .map((one) => seeMessage(one as StoredMessage));
  const onScreen = () => JSON.stringify(shown().map((one) => one.text));
  return {
    interactionId: interaction.id,
    token: interaction.token,
    acknowledged: interaction.acknowledgedAt !== undefined,
    callback: interaction.callback,
    afterMs: (interaction.acknowledgedAt ?? clock.now()) - interaction.at,
    choices: interaction.choices,
    modal: interaction.modal,
    shown,
    sees: (isIt, what = "a message of the bot") =>
      notice.until(
        () => shown().find(isIt),
        () => `${what}; shown: ${onScreen()}; ${troubles()}`,
      ),
    reply: async () =>
      seeMessage(
        await notice.until(
          () => finished(interaction),
          () => `the finished answer; ${troubles()}`,
        ),
      ),
  };
}

function finished(interaction: Interaction): StoredMessage | undefined {
  if (interaction.callback === 6 && interaction.originalEdits === 0) return undefined;
  return isLoading(interaction.original) ? undefined : interaction.original;
}
