import type { Slash } from "../src/chat/command.ts";
import figure from "./brief/figure.ts";
import figures from "./brief/figures.ts";
import latest from "./brief/latest.ts";
import source from "./brief/source.ts";
import stories from "./brief/stories.ts";
import status from "./desk/status.ts";
import help from "./help.ts";

/** Every slash command. A new command is a file beside these and a line here. */
export const slashes: readonly Slash[] = [
  {
    name: "brief",
    summary: "Figures from the news, with their hedges and sources",
    audience: "asker",
    commands: [latest, stories, figures, figure, source, help],
    bare: "latest",
    // In a hurry people type the figure alone.
    otherwise(text, { edition }) {
      const found = edition.figures.find(text);
      const known = found.outcome !== "none";
      return known || found.near.length > 0 ? { text: `figure ${text}`, certain: known } : undefined;
    },
  },
  {
    name: "desk",
    summary: "For moderators: what the bot knows and how it is doing",
    audience: "moderator",
    commands: [status, help],
    bare: "status",
  },
];
