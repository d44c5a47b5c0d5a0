import type { ImageBlock, ImageElement } from "@slack/types";
import { z } from "zod";
import { id, like, link, oneOfType, shown } from "./like.ts";
import { plain } from "./text.ts";

const file = () => z.union([z.strictObject({ id: link(255) }), z.strictObject({ url: link() })]);

const element = () => ({ type: z.literal("image"), alt_text: shown(2000) });

export const imageElement = () =>
  like<ImageElement>()(
    oneOfType(
      "image",
      z.union([
        z.strictObject({ ...element(), image_url: link() }),
        z.strictObject({ ...element(), slack_file: file() }),
      ]),
    ),
  );

const block = () => ({ ...element(), block_id: id(), title: plain(2000).exactOptional() });

export const imageBlock = () =>
  like<ImageBlock>()(
    oneOfType(
      "image",
      z.union([
        z.strictObject({ ...block(), image_url: link() }),
        z.strictObject({ ...block(), slack_file: file() }),
      ]),
    ),
  );
