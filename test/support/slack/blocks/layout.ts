import type {
  ActionsBlock,
  ContextActionsBlock,
  ContextBlock,
  DividerBlock,
  FileBlock,
  HeaderBlock,
  InputBlock,
  MarkdownBlock,
  SectionBlock,
  VideoBlock,
} from "@slack/types";
import { z } from "zod";
import { button, feedbackButtons, iconButton, overflow, workflowButton } from "./buttons.ts";
import { imageElement } from "./image.ts";
import {
  datepicker,
  datetimepicker,
  emailInput,
  fileInput,
  numberInput,
  plainTextInput,
  richTextInput,
  timepicker,
  urlInput,
} from "./inputs.ts";
import { flag, id, like, link, shown } from "./like.ts";
import { menus } from "./menus.ts";
import { mrkdwn, plain, text } from "./text.ts";

export const headerBlock = () =>
  like<HeaderBlock>()(z.strictObject({ type: z.literal("header"), block_id: id(), text: plain(150) }));

export const dividerBlock = () =>
  like<DividerBlock>()(z.strictObject({ type: z.literal("divider"), block_id: id() }));

export const markdownBlock = () =>
  like<MarkdownBlock>()(z.strictObject({ type: z.literal("markdown"), block_id: id(), text: shown(12_000) }));

export const sectionBlock = () =>
  like<SectionBlock>()(
    z
      .strictObject({
        type: z.literal("section"),
        block_id: id(),
        text: text(3000).exactOptional(),
        fields: z.array(text(2000)).min(1).max(10).exactOptional(),
        accessory: z
          .discriminatedUnion("type", [
            button(),
            overflow(),
            workflowButton(),
            imageElement(),
            datepicker(),
            timepicker(),
            ...menus(),
          ])
          .exactOptional(),
        expand: flag(),
      })
      .refine((section) => section.text !== undefined || section.fields !== undefined, {
        message: "must define either `text` or `fields`",
        path: ["type"],
      }),
  );

export const contextBlock = () =>
  like<ContextBlock>()(
    z.strictObject({
      type: z.literal("context"),
      block_id: id(),
      elements: z
        .array(z.discriminatedUnion("type", [plain(), mrkdwn(), imageElement()]))
        .min(1)
        .max(10),
    }),
  );

export const actionsBlock = () =>
  like<ActionsBlock>()(
    z.strictObject({
      type: z.literal("actions"),
      block_id: id(),
      elements: z
        .array(
          z.discriminatedUnion("type", [
            button(),
            overflow(),
            workflowButton(),
            datepicker(),
            datetimepicker(),
            timepicker(),
            richTextInput(),
            ...menus(),
          ]),
        )
        .min(1)
        .max(25),
    }),
  );

export const contextActionsBlock = () =>
  like<ContextActionsBlock>()(
    z.strictObject({
      type: z.literal("context_actions"),
      block_id: id(),
      elements: z
        .array(z.discriminatedUnion("type", [feedbackButtons(), iconButton()]))
        .min(1)
        .max(5),
    }),
  );

export const inputBlock = () =>
  like<InputBlock>()(
    z.strictObject({
      type: z.literal("input"),
      block_id: id(),
      label: plain(2000),
      hint: plain(2000).exactOptional(),
      optional: flag(),
      dispatch_action: flag(),
      element: z.discriminatedUnion("type", [
        datepicker(),
        datetimepicker(),
        timepicker(),
        emailInput(),
        fileInput(),
        numberInput(),
        plainTextInput(),
        richTextInput(),
        urlInput(),
        ...menus(),
      ]),
    }),
  );

export const fileBlock = () =>
  like<FileBlock>()(
    z.strictObject({
      type: z.literal("file"),
      block_id: id(),
      source: z.literal("remote"),
      external_id: link(255),
    }),
  );

export const videoBlock = () =>
  like<VideoBlock>()(
    z.strictObject({
      type: z.literal("video"),
      block_id: id(),
      video_url: link(),
      thumbnail_url: link(),
      alt_text: shown(2000),
      title: plain(199),
      title_url: link().exactOptional(),
      author_name: shown(49).exactOptional(),
      provider_name: shown(255).exactOptional(),
      provider_icon_url: link().exactOptional(),
      description: plain(200).exactOptional(),
    }),
  );
