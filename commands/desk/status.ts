import { z } from "zod";
import { defineCommand } from "../../src/chat/command.ts";
import type { Health } from "../../src/chat/health.ts";
import { counted } from "../../src/text/counted.ts";

export default defineCommand({
  name: "status",
  summary: "How the bot is doing: the edition in use, and each chat",
  audience: "moderator",
  options: z.object({}),
  run(_, { edition, desk }) {
    const untold = edition.storyById.size - edition.published.length;
    const since = desk.since.toZonedDateTimeISO(desk.zone).toPlainDateTime();
    return {
      parts: [
        { kind: "heading", text: "The desk" },
        {
          kind: "entries",
          entries: [
            {
              title: `Edition ${edition.name}`,
              detail: `in use since ${since.toString({ smallestUnit: "minute" }).replace("T", " ")} (${desk.zone})`,
            },
            {
              title: counted(edition.published.length, "story", "stories"),
              detail: `${counted(edition.figures.all.length, "figure", "figures")}; ${untold} not told`,
            },
            ...desk.chats.map(({ name, health }) => ({ title: name, detail: healthWords(health) })),
          ],
        },
      ],
    };
  },
});

const STATES: Record<Health["state"], string> = {
  up: "up",
  connecting: "not connected; being tried again",
  stopped: "stopped",
  refused: "refused; it will not come back by itself",
};

function healthWords({ state, detail }: Health): string {
  return detail === undefined ? STATES[state] : `${STATES[state]}: ${detail}`;
}
