import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { alertBlock, cardBlock, carouselBlock, containerBlock, planBlock, taskCardBlock } from "./cards.ts";
import { imageBlock } from "./image.ts";
import {
  actionsBlock,
  contextActionsBlock,
  contextBlock,
  dividerBlock,
  headerBlock,
  inputBlock,
  markdownBlock,
  sectionBlock,
  videoBlock,
} from "./layout.ts";
import { id, like } from "./like.ts";
import { richTextBlock } from "./rich-text.ts";
import { dataTableBlock, tableBlock } from "./tables.ts";
import { plain } from "./text.ts";

/** Where blocks stand; not every block may stand everywhere. */
export type Surface = "message" | "modal" | "home";

const everywhere = () =>
  [
    actionsBlock(),
    cardBlock(),
    carouselBlock(),
    containerBlock(),
    contextBlock(),
    dividerBlock(),
    headerBlock(),
    imageBlock(),
    inputBlock(),
    richTextBlock(),
    sectionBlock(),
    videoBlock(),
  ] as const;

// An app cannot place a `file` block itself (@slack/types, FileBlock), so no surface takes one here.
const messageBlock = z.discriminatedUnion("type", [
  ...everywhere(),
  contextActionsBlock(),
  dataTableBlock(),
  markdownBlock(),
  planBlock(),
  tableBlock(),
  taskCardBlock(),
]);
const modalBlock = z.discriminatedUnion("type", [...everywhere(), alertBlock()]);
const homeBlock = z.discriminatedUnion("type", [...everywhere()]);

/** The published members of each block, so that a block missing from every surface does not go unnoticed. */
type Placed = z.output<typeof messageBlock> | z.output<typeof modalBlock>;
type Unplaced = Exclude<KnownBlock["type"], Placed["type"] | "file">;
const nothingUnplaced: [Unplaced] extends [never] ? true : Unplaced = true;

export const messageBlocks = z
  .array(messageBlock)
  .min(nothingUnplaced ? 0 : 1)
  .max(50);

const common = () => ({
  private_metadata: z.string().max(3000).exactOptional(),
  callback_id: id(),
  external_id: id(),
});

export const modalView = like<ModalView>()(
  z.strictObject({
    type: z.literal("modal"),
    title: plain(24),
    submit: plain(24).exactOptional(),
    close: plain(24).exactOptional(),
    blocks: z.array(modalBlock).max(100),
    clear_on_close: z.boolean().exactOptional(),
    notify_on_close: z.boolean().exactOptional(),
    ...common(),
  }),
);

export const homeView = like<HomeView>()(
  z.strictObject({ type: z.literal("home"), blocks: z.array(homeBlock).max(100), ...common() }),
);
