import type {
  AlertBlock,
  CardBlock,
  CarouselBlock,
  ContainerBlock,
  PlanBlock,
  TaskCardBlock,
} from "@slack/types";
import { z } from "zod";
import { button } from "./buttons.ts";
import { imageBlock, imageElement } from "./image.ts";
import {
  actionsBlock,
  contextBlock,
  dividerBlock,
  fileBlock,
  headerBlock,
  inputBlock,
  sectionBlock,
  videoBlock,
} from "./layout.ts";
import { flag, id, like, link, shown } from "./like.ts";
import { richTextBlock } from "./rich-text.ts";
import { tableBlock } from "./tables.ts";
import { mrkdwn, plain, text } from "./text.ts";

export const alertBlock = () =>
  like<AlertBlock>()(
    z.strictObject({
      type: z.literal("alert"),
      block_id: id(),
      text: text(),
      level: z.enum(["default", "info", "warning", "error", "success"]).exactOptional(),
    }),
  );

export const cardBlock = () =>
  like<CardBlock>()(
    z
      .strictObject({
        type: z.literal("card"),
        block_id: id(),
        hero_image: imageElement().exactOptional(),
        icon: imageElement().exactOptional(),
        title: mrkdwn(150).exactOptional(),
        subtitle: mrkdwn(150).exactOptional(),
        body: mrkdwn(200).exactOptional(),
        actions: z.array(button()).min(1).exactOptional(),
      })
      .refine(
        (card) => [card.hero_image, card.title, card.actions, card.body].some((part) => part !== undefined),
        "must define at least one of `hero_image`, `title`, `actions` or `body`",
      ),
  );

export const carouselBlock = () =>
  like<CarouselBlock>()(
    z.strictObject({
      type: z.literal("carousel"),
      block_id: id(),
      elements: z.array(cardBlock()).min(1).max(10),
    }),
  );

export const containerBlock = () =>
  like<ContainerBlock>()(
    z
      .strictObject({
        type: z.literal("container"),
        block_id: id(),
        title: plain(150).exactOptional(),
        rich_text_title: richTextBlock().exactOptional(),
        subtitle: text(150).exactOptional(),
        child_blocks: z
          .array(
            z.discriminatedUnion("type", [
              actionsBlock(),
              contextBlock(),
              dividerBlock(),
              fileBlock(),
              headerBlock(),
              imageBlock(),
              inputBlock(),
              richTextBlock(),
              sectionBlock(),
              tableBlock(),
              videoBlock(),
            ]),
          )
          .min(1)
          .max(10),
        width: z.enum(["narrow", "standard", "wide", "full"]).exactOptional(),
        icon: imageElement().exactOptional(),
        is_collapsible: flag(),
        default_collapsed: flag(),
        has_header_divider: flag(),
      })
      .refine(
        (container) => container.title !== undefined || container.rich_text_title !== undefined,
        "must define either `title` or `rich_text_title`",
      )
      .refine((container) => container.default_collapsed !== true || container.is_collapsible === true, {
        message: "`default_collapsed` needs `is_collapsible`",
        path: ["default_collapsed"],
      }),
  );

export const taskCardBlock = () =>
  like<TaskCardBlock>()(
    z.strictObject({
      type: z.literal("task_card"),
      block_id: id(),
      task_id: shown(255),
      title: shown(3000),
      details: richTextBlock().exactOptional(),
      output: richTextBlock().exactOptional(),
      sources: z
        .array(z.strictObject({ type: z.literal("url"), url: link(), text: shown(3000) }))
        .exactOptional(),
      status: z.enum(["pending", "in_progress", "complete", "error"]),
    }),
  );

export const planBlock = () =>
  like<PlanBlock>()(
    z.strictObject({
      type: z.literal("plan"),
      block_id: id(),
      title: shown(3000),
      tasks: z.array(taskCardBlock()).exactOptional(),
    }),
  );
