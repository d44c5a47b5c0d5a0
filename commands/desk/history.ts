import { z } from "zod";
import { defineCommand } from "../../src/chat/command.ts";
import { publicationEntry } from "../../src/chat/desk-view.ts";
import { workOf } from "../../src/chat/find-desk.ts";
import { pageFrom, pageOption } from "../../src/chat/pages.ts";

export default defineCommand({
  name: "history",
  summary: "Which editions were in use, the newest first",
  audience: "moderator",
  options: z.object({ page: pageOption() }),
  async run({ options: { page } }, { desk }) {
    const work = workOf(desk);
    const current = await work.current();
    const { rows, under } = await pageFrom(work.history, page, "/desk history");
    return {
      parts: [
        { kind: "heading", text: "Editions" },
        {
          kind: "entries",
          entries: rows.map((one) => publicationEntry(one, desk.zone, one.id === current.id)),
        },
        ...under,
      ],
    };
  },
});
