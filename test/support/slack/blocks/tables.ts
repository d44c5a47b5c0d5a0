import type { DataTableBlock, RawNumberElement, RawTextElement, TableBlock } from "@slack/types";
import { z } from "zod";
import { isJson, objectsIn } from "../json.ts";
import { flag, id, like, shown } from "./like.ts";
import { richTextBlock } from "./rich-text.ts";

const COLUMNS = 20;
const EMPTY = "must be more than 0 characters";
/** Characters in all cells of a data table (seen in use, not in the reference). */
const DATA_TABLE_CHARACTERS = 10_000;

const rawText = () =>
  like<RawTextElement>()(z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }));
const rawNumber = () =>
  like<RawNumberElement>()(
    z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().min(1) }),
  );

/** A rich cell that would show nothing is refused just as an empty string is. */
const richCell = () => richTextBlock().refine((cell) => [...objectsIn(cell)].some(showsSomething), EMPTY);

function showsSomething(element: Record<string, unknown>): boolean {
  return typeof element.type === "string" && !element.type.startsWith("rich_text");
}

const cell = () => z.discriminatedUnion("type", [rawText(), rawNumber(), richCell()]);
const row = () => z.array(cell()).min(1).max(COLUMNS);

export const tableBlock = () =>
  like<TableBlock>()(
    z.strictObject({
      type: z.literal("table"),
      block_id: id(),
      rows: z.array(row()).min(1).max(100),
      column_settings: z
        .array(
          z.strictObject({ align: z.enum(["left", "center", "right"]).exactOptional(), is_wrapped: flag() }),
        )
        .max(COLUMNS)
        .exactOptional(),
    }),
  );

export const dataTableBlock = () =>
  like<DataTableBlock>()(
    z
      .strictObject({
        type: z.literal("data_table"),
        block_id: id(),
        caption: shown(3000),
        rows: z.array(row()).min(2).max(101),
        page_size: z.number().int().min(1).max(100).exactOptional(),
        row_header_column_index: z
          .number()
          .int()
          .min(0)
          .max(COLUMNS - 1)
          .exactOptional(),
      })
      .refine((table) => table.rows[0]?.every((one) => one.type !== "rich_text"), {
        message: "header cells cannot be rich_text",
        path: ["rows", 0],
      })
      .refine((table) => lengthOfCells(table.rows) <= DATA_TABLE_CHARACTERS, {
        message: `must be less than ${DATA_TABLE_CHARACTERS + 1} characters`,
        path: ["rows"],
      }),
  );

function lengthOfCells(rows: unknown[][]): number {
  let length = 0;
  for (const part of objectsIn(rows)) {
    if (isJson(part) && typeof part.text === "string") length += part.text.length;
  }
  return length;
}
