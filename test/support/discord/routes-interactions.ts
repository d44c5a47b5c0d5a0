import { type Answer, bodyAs, type Call, type Handler, noContent, ok, param } from "./call.ts";
import { misfitOfChoices } from "./choice-limits.ts";
import type { Choice } from "./command-shapes.ts";
import { checkModal } from "./component-limits.ts";
import { type CallbackType, type Interaction, isLoading } from "./interaction-book.ts";
import { formRefusal, type Problem, Refusal } from "./refusal.ts";
import type { RouteName } from "./route-names.ts";
import { FLAG, isEphemeral, type MessageBody, type ModalBody } from "./shapes.ts";
import { type State, toWire } from "./state.ts";
import type { StoredMessage } from "./stored-message.ts";

/** Callbacks of each kind of interaction: commands 4, 5, 9; components all but choices; autocomplete 8; modals no modal. */
const CALLBACKS: Record<Interaction["type"], readonly number[]> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};

/** Acknowledgements, and everything that goes through an interaction's token afterwards. */
export function interactionRoutes(state: State) {
  const { interactions, messages, world } = state;

  const callback: Handler = (call) => {
    const interaction = interactions.toAcknowledge(param(call, "interaction"), param(call, "token"));
    const { type, data } = (call.body ?? {}) as { type?: number; data?: unknown };
    const isPossible =
      CALLBACKS[interaction.type].includes(type ?? 0) && (interaction.message || (type !== 6 && type !== 7));
    if (!isPossible) {
      const message = `Callback type ${type} does not answer an interaction of type ${interaction.type}.`;
      throw formRefusal([{ path: ["type"], code: "INTERACTION_APPLICATION_COMMAND_CALLBACK_TYPE", message }]);
    }
    perform[type as CallbackType](call, interaction, data);
    interactions.acknowledge(interaction, type as CallbackType);
    state.notice.changed();
    return call.query.with_response === "true"
      ? ok(responseTo(interaction, type as CallbackType))
      : noContent;
  };

  const perform: Record<CallbackType, (call: Call, interaction: Interaction, data: unknown) => void> = {
    4(call, interaction) {
      const { data } = bodyAs<{ data?: MessageBody }>(call, "CreateMessageInteractionCallbackRequestSchema");
      interaction.original = answer(interaction, data ?? {}, call);
    },
    5(call, interaction) {
      const { data } = bodyAs<{ data?: MessageBody }>(call, "CreateMessageInteractionCallbackRequestSchema");
      refuseAtDefer(data?.flags ?? 0);
      interaction.original = answer(interaction, { flags: data?.flags ?? 0 }, call, true);
    },
    6(call, interaction) {
      bodyAs(call, "UpdateMessageInteractionCallbackRequestSchema");
      interaction.original = interaction.message;
    },
    7(call, interaction) {
      const { data } = bodyAs<{ data?: MessageBody }>(call, "UpdateMessageInteractionCallbackRequestSchema");
      const message = interaction.message;
      if (!message) throw new Refusal(10008);
      interaction.original = messages.edit(message, data ?? {}, call.files, "interaction");
    },
    8(call, interaction, data) {
      const choices = ((data as { choices?: Choice[] })?.choices ?? []) as Choice[];
      refuseAll(misfitOfChoices(choices));
      bodyAs(call, "ApplicationCommandAutocompleteCallbackRequestSchema");
      interaction.choices = choices;
    },
    9(call, interaction) {
      const { data } = bodyAs<{ data: ModalBody }>(call, "ModalInteractionCallbackRequestSchema");
      refuseAll(checkModal(data.components), ["data"]);
      interaction.modal = data;
    },
  };

  function answer(interaction: Interaction, body: MessageBody, call: Call, loading = false): StoredMessage {
    return messages.post({
      channel: interaction.channel,
      author: world.bot,
      body,
      files: call.files,
      door: "interaction",
      type: interaction.type === 2 ? 20 : 19,
      ephemeralTo: isEphemeral(body.flags) ? interaction.user.id : undefined,
      interactionId: interaction.id,
      loading,
    });
  }

  /** `with_response`: the message itself comes only with 4 and 7 (docs, interaction callback resource). */
  function responseTo(interaction: Interaction, type: CallbackType) {
    const { original } = interaction;
    return {
      interaction: {
        id: interaction.id,
        type: interaction.type,
        ...(original && {
          response_message_id: original.id,
          response_message_loading: isLoading(original),
          response_message_ephemeral: original.ephemeralTo !== undefined,
        }),
      },
      ...(original && (type === 4 || type === 7) && { resource: { type, message: toWire(state, original) } }),
    };
  }

  const followUp: Handler = (call) => {
    const interaction = interactions.byToken(param(call, "token"));
    ourApplication(call);
    const body = bodyAs<MessageBody>(call, "IncomingWebhookRequestPartialSchema");
    // After a defer the first follow-up fills the loading message (docs, receiving-and-responding).
    if (interaction.original && isLoading(interaction.original)) {
      const { flags, ...rest } = body;
      const settable = (flags ?? 0) & ~FLAG.EPHEMERAL;
      return ok(
        toWire(
          state,
          messages.edit(
            interaction.original,
            { ...rest, ...(settable && { flags: settable }) },
            call.files,
            "interaction",
          ),
        ),
      );
    }
    interactions.countFollowUp(interaction);
    const message = answer(interaction, body, call);
    interaction.followUps.push(message);
    state.notice.changed();
    return ok(toWire(state, message));
  };

  const edit: Handler = (call) => {
    const { interaction, message } = reach(call);
    const body = bodyAs<MessageBody>(call, "IncomingWebhookUpdateRequestPartialSchema");
    const edited = messages.edit(message, body, call.files, "interaction");
    if (message === interaction.original) interaction.originalEdits += 1;
    state.notice.changed();
    return ok(toWire(state, edited));
  };

  function reach(call: Call) {
    const interaction = interactions.byToken(param(call, "token"));
    ourApplication(call);
    return { interaction, message: interactions.messageOf(interaction, param(call, "message")) };
  }

  function ourApplication(call: Call) {
    if (param(call, "application") !== state.applicationId) throw new Refusal(10015);
  }

  return {
    "POST /interactions/:interaction/:token/callback": callback,
    "POST /webhooks/:application/:token": followUp,
    "GET /webhooks/:application/:token/messages/:message": (call): Answer =>
      ok(toWire(state, reach(call).message)),
    "PATCH /webhooks/:application/:token/messages/:message": edit,
    "DELETE /webhooks/:application/:token/messages/:message": (call) => {
      messages.remove(reach(call).message);
      return noContent;
    },
  } satisfies Partial<Record<RouteName, Handler>>;
}

/** At a defer only "ephemeral" counts; Components V2 come with the edit. */
function refuseAtDefer(flags: number) {
  const wrong = flags & ~FLAG.EPHEMERAL;
  if (!wrong) return;
  const message = `Flags ${wrong} cannot be set at a defer, only EPHEMERAL can.`;
  throw formRefusal([{ path: ["data", "flags"], code: "MESSAGE_FLAGS_NOT_SETTABLE", message }]);
}

function refuseAll(problems: Problem[], under: string[] = []) {
  if (problems.length > 0)
    throw formRefusal(problems.map((one) => ({ ...one, path: [...under, ...one.path] })));
}
