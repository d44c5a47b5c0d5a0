import type { RichTextBlock, RichTextElement } from "@slack/types";
import { z } from "zod";
import { flag, id, like, link } from "./like.ts";

const style = () =>
  z
    .strictObject({ bold: flag(), code: flag(), italic: flag(), strike: flag(), underline: flag() })
    .exactOptional();
const words = () => z.string().min(1);

const linkElement = () =>
  z.strictObject({
    type: z.literal("link"),
    url: link(),
    text: words().exactOptional(),
    unsafe: flag(),
    style: style(),
  });
const textElement = () => z.strictObject({ type: z.literal("text"), text: words(), style: style() });

const inline = () =>
  like<RichTextElement>()(
    z.discriminatedUnion("type", [
      textElement(),
      linkElement(),
      z.strictObject({
        type: z.literal("broadcast"),
        range: z.enum(["here", "channel", "everyone"]),
        style: style(),
      }),
      z.strictObject({ type: z.literal("color"), value: words(), style: style() }),
      z.strictObject({ type: z.literal("channel"), channel_id: words(), style: style() }),
      z.strictObject({
        type: z.literal("date"),
        timestamp: z.number().int(),
        format: words(),
        url: link().exactOptional(),
        fallback: words().exactOptional(),
        style: style(),
      }),
      z.strictObject({
        type: z.literal("emoji"),
        name: words(),
        unicode: words().exactOptional(),
        url: link().exactOptional(),
        style: style(),
      }),
      z.strictObject({ type: z.literal("team"), team_id: words(), style: style() }),
      z.strictObject({ type: z.literal("user"), user_id: words(), style: style() }),
      z.strictObject({ type: z.literal("usergroup"), usergroup_id: words(), style: style() }),
    ]),
  );

const border = () => z.union([z.literal(0), z.literal(1)]).exactOptional();
const section = () => z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(inline()) });

const container = () =>
  z.discriminatedUnion("type", [
    section(),
    z.strictObject({
      type: z.literal("rich_text_list"),
      style: z.enum(["bullet", "ordered"]),
      elements: z.array(section()).min(1),
      indent: z.number().int().min(0).max(8).exactOptional(),
      border: border(),
    }),
    z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(inline()), border: border() }),
    z.strictObject({
      type: z.literal("rich_text_preformatted"),
      elements: z.array(z.discriminatedUnion("type", [textElement(), linkElement()])),
      border: border(),
    }),
  ]);

export const richTextBlock = () =>
  like<RichTextBlock>()(
    z.strictObject({ type: z.literal("rich_text"), block_id: id(), elements: z.array(container()).min(1) }),
  );
