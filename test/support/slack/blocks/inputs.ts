import type {
  Datepicker,
  DateTimepicker,
  EmailInput,
  FileInput,
  NumberInput,
  PlainTextInput,
  RichTextInput,
  Timepicker,
  URLInput,
} from "@slack/types";
import { z } from "zod";
import { flag, id, like } from "./like.ts";
import { richTextBlock } from "./rich-text.ts";
import { confirm, plain } from "./text.ts";

const placed = () => ({ action_id: id(), focus_on_load: flag(), placeholder: plain(150).exactOptional() });
const typed = () => ({
  ...placed(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(["on_enter_pressed", "on_character_entered"]))
        .min(1)
        .exactOptional(),
    })
    .exactOptional(),
});
const initial = () => z.string().exactOptional();
const lines = () => z.number().int().min(1).max(100).exactOptional();

export const datepicker = () =>
  like<Datepicker>()(
    z.strictObject({
      type: z.literal("datepicker"),
      initial_date: z.iso.date().exactOptional(),
      confirm: confirm(),
      ...placed(),
    }),
  );

export const timepicker = () =>
  like<Timepicker>()(
    z.strictObject({
      type: z.literal("timepicker"),
      initial_time: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .exactOptional(),
      timezone: initial(),
      confirm: confirm(),
      ...placed(),
    }),
  );

export const datetimepicker = () =>
  like<DateTimepicker>()(
    z.strictObject({
      type: z.literal("datetimepicker"),
      initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).exactOptional(),
      action_id: id(),
      focus_on_load: flag(),
      confirm: confirm(),
    }),
  );

export const plainTextInput = () =>
  like<PlainTextInput>()(
    z.strictObject({
      type: z.literal("plain_text_input"),
      initial_value: z.string().max(3000).exactOptional(),
      multiline: flag(),
      min_length: z.number().int().min(0).max(3000).exactOptional(),
      max_length: z.number().int().min(1).max(3000).exactOptional(),
      ...typed(),
    }),
  );

export const numberInput = () =>
  like<NumberInput>()(
    z.strictObject({
      type: z.literal("number_input"),
      is_decimal_allowed: z.boolean(),
      initial_value: initial(),
      min_value: initial(),
      max_value: initial(),
      ...typed(),
    }),
  );

export const emailInput = () =>
  like<EmailInput>()(
    z.strictObject({ type: z.literal("email_text_input"), initial_value: initial(), ...typed() }),
  );

export const urlInput = () =>
  like<URLInput>()(
    z.strictObject({ type: z.literal("url_text_input"), initial_value: initial(), ...typed() }),
  );

export const fileInput = () =>
  like<FileInput>()(
    z.strictObject({
      type: z.literal("file_input"),
      action_id: id(),
      filetypes: z.array(z.string().min(1)).min(1).exactOptional(),
      max_files: z.number().int().min(1).max(10).exactOptional(),
    }),
  );

export const richTextInput = () =>
  like<RichTextInput>()(
    z.strictObject({
      type: z.literal("rich_text_input"),
      initial_value: richTextBlock().exactOptional(),
      min_lines: lines(),
      max_lines: lines(),
      ...typed(),
    }),
  );
