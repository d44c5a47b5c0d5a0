import { z } from "zod";
import { changesReply } from "../../src/chat/changes-view.ts";
import { defineCommand } from "../../src/chat/command.ts";
import { UserError } from "../../src/chat/errors.ts";
import { pageOption } from "../../src/chat/pages.ts";
import { shortened } from "../../src/chat/parse.ts";
import { momentSince, sinceOption } from "../../src/chat/since.ts";

const LATELY = "30 days";

export default defineCommand({
  name: "changes",
  summary: "Which figures have been corrected: from what to what, why, and since when",
  audience: "asker",
  isFleeting: () => true,
  options: z.object({
    since: sinceOption().default(LATELY).describe("A date, or a stretch of time: 2026-11-20, 3 days"),
    page: pageOption(),
  }),
  async run({ options: { since: text, page } }, { desk }) {
    const since = momentSince(text, desk);
    if (!since) throw new UserError(`There is no day “${shortened(text)}”. Give one such as 2026-11-20.`);
    if (!desk.changes)
      throw new UserError("What has been corrected is known to the bot that is running: ask it there.");
    const command = text === LATELY ? "/brief changes" : `/brief changes since:"${text}"`;
    const cases = await desk.changes.since(since);
    return changesReply(cases, { page, since, zone: desk.zone, command });
  },
});
