import type { Checkboxes, MultiSelect, RadioButtons, Select } from "@slack/types";
import { z } from "zod";
import { flag, id, like } from "./like.ts";
import { anyOption, confirm, optionGroup, plain, plainOption } from "./text.ts";

const common = () => ({
  action_id: id(),
  confirm: confirm(),
  focus_on_load: flag(),
  placeholder: plain(150).exactOptional(),
});
const several = () => ({ ...common(), max_selected_items: z.number().int().min(1).exactOptional() });
const ids = () => z.array(z.string().min(1)).exactOptional();
const oneId = () => z.string().min(1).exactOptional();

const offered = () => ({
  options: z.array(plainOption()).min(1).max(100).exactOptional(),
  option_groups: z.array(optionGroup()).min(1).max(100).exactOptional(),
});
const ONE_OFFER = "must define either `options` or `option_groups`";
function offersOnce(menu: { options?: unknown; option_groups?: unknown }): boolean {
  return (menu.options === undefined) !== (menu.option_groups === undefined);
}

const conversations = () => ({
  default_to_current_conversation: flag(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(["im", "mpim", "private", "public"]))
        .min(1)
        .exactOptional(),
      exclude_external_shared_channels: flag(),
      exclude_bot_users: flag(),
    })
    .exactOptional(),
});
const query = () => z.number().int().min(0).exactOptional();

const select = () =>
  [
    z
      .strictObject({
        type: z.literal("static_select"),
        initial_option: plainOption().exactOptional(),
        ...offered(),
        ...common(),
      })
      .refine(offersOnce, ONE_OFFER),
    z.strictObject({
      type: z.literal("external_select"),
      initial_option: plainOption().exactOptional(),
      min_query_length: query(),
      ...common(),
    }),
    z.strictObject({ type: z.literal("users_select"), initial_user: oneId(), ...common() }),
    z.strictObject({
      type: z.literal("conversations_select"),
      initial_conversation: oneId(),
      response_url_enabled: flag(),
      ...conversations(),
      ...common(),
    }),
    z.strictObject({
      type: z.literal("channels_select"),
      initial_channel: oneId(),
      response_url_enabled: flag(),
      ...common(),
    }),
  ] as const;

const initialOptions = () => z.array(plainOption()).min(1).max(100).exactOptional();

const multiSelect = () =>
  [
    z
      .strictObject({
        type: z.literal("multi_static_select"),
        initial_options: initialOptions(),
        ...offered(),
        ...several(),
      })
      .refine(offersOnce, ONE_OFFER),
    z.strictObject({
      type: z.literal("multi_external_select"),
      initial_options: initialOptions(),
      min_query_length: query(),
      ...several(),
    }),
    z.strictObject({ type: z.literal("multi_users_select"), initial_users: ids(), ...several() }),
    z.strictObject({
      type: z.literal("multi_conversations_select"),
      initial_conversations: ids(),
      ...conversations(),
      ...several(),
    }),
    z.strictObject({ type: z.literal("multi_channels_select"), initial_channels: ids(), ...several() }),
  ] as const;

const ticks = () => ({ action_id: id(), confirm: confirm(), focus_on_load: flag() });

const checkboxes = () =>
  like<Checkboxes>()(
    z.strictObject({
      type: z.literal("checkboxes"),
      options: z.array(anyOption()).min(1).max(10),
      initial_options: z.array(anyOption()).min(1).max(10).exactOptional(),
      ...ticks(),
    }),
  );

const radioButtons = () =>
  like<RadioButtons>()(
    z.strictObject({
      type: z.literal("radio_buttons"),
      options: z.array(anyOption()).min(1).max(10),
      initial_option: anyOption().exactOptional(),
      ...ticks(),
    }),
  );

/** Every menu that a person picks from, checked as a whole against the published unions. */
export const menus = () => {
  like<Select>()(z.discriminatedUnion("type", select()));
  like<MultiSelect>()(z.discriminatedUnion("type", multiSelect()));
  return [...select(), ...multiSelect(), checkboxes(), radioButtons()] as const;
};
