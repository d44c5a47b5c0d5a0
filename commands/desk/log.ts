import { z } from "zod";
import { defineCommand } from "../../src/chat/command.ts";
import { workOf } from "../../src/chat/find-desk.ts";
import { pageFrom, pageOption } from "../../src/chat/pages.ts";
import { recordedEntry } from "../../src/chat/record-view.ts";

export default defineCommand({
  name: "log",
  summary: "The record: who did what, when, from where and why, the newest first",
  audience: "moderator",
  options: z.object({ page: pageOption() }),
  async run({ options: { page } }, { desk }) {
    const { rows, under } = await pageFrom(workOf(desk).record, page, "/desk log");
    return {
      parts: [
        { kind: "heading", text: "The record" },
        { kind: "entries", entries: rows.map((one) => recordedEntry(one, desk.zone)) },
        ...under,
      ],
    };
  },
});
