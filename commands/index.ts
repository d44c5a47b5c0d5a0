import { isQuestion } from "../src/ask/asked.ts";
import type { Slash } from "../src/chat/command.ts";
import ask from "./brief/ask.ts";
import changes from "./brief/changes.ts";
import chart from "./brief/chart.ts";
import compare from "./brief/compare.ts";
import figure from "./brief/figure.ts";
import figures from "./brief/figures.ts";
import latest from "./brief/latest.ts";
import source from "./brief/source.ts";
import stories from "./brief/stories.ts";
import timeline from "./brief/timeline.ts";
import amendmentsDrop from "./desk/amendments/drop.ts";
import amendmentsKeep from "./desk/amendments/keep.ts";
import amendmentsList from "./desk/amendments/list.ts";
import correct from "./desk/correct.ts";
import discard from "./desk/discard.ts";
import history from "./desk/history.ts";
import log from "./desk/log.ts";
import publish from "./desk/publish.ts";
import refresh from "./desk/refresh.ts";
import rollback from "./desk/rollback.ts";
import scheduleAdd from "./desk/schedule/add.ts";
import scheduleList from "./desk/schedule/list.ts";
import schedulePause from "./desk/schedule/pause.ts";
import schedulePreview from "./desk/schedule/preview.ts";
import scheduleRemove from "./desk/schedule/remove.ts";
import scheduleResume from "./desk/schedule/resume.ts";
import scheduleSendNow from "./desk/schedule/send-now.ts";
import scheduleWhy from "./desk/schedule/why.ts";
import show from "./desk/show.ts";
import status from "./desk/status.ts";
import withdraw from "./desk/withdraw.ts";
import help from "./help.ts";

/** Every slash command. A new command is a file beside these and a line here. */
export const slashes: readonly Slash[] = [
  {
    name: "brief",
    summary: "Figures from the news, with their hedges and sources",
    audience: "asker",
    commands: [latest, stories, figures, figure, source, ask, chart, compare, timeline, changes, help],
    bare: "latest",
    // In a hurry people type the figure alone, or what they want to know.
    otherwise(text, { edition }) {
      const found = edition.figures.find(text);
      const known = found.outcome !== "none";
      if (!known && isQuestion(text)) return { text: `ask ${text}`, certain: true };
      return known || found.near.length > 0 ? { text: `figure ${text}`, certain: known } : undefined;
    },
  },
  {
    name: "desk",
    summary: "For moderators: what the bot knows and how it is doing",
    audience: "moderator",
    commands: [
      status,
      refresh,
      publish,
      discard,
      history,
      show,
      rollback,
      correct,
      withdraw,
      log,
      amendmentsList,
      amendmentsKeep,
      amendmentsDrop,
      scheduleAdd,
      scheduleList,
      schedulePause,
      scheduleResume,
      scheduleRemove,
      schedulePreview,
      scheduleSendNow,
      scheduleWhy,
      help,
    ],
    groups: [
      {
        name: "amendments",
        summary: "Changes from chat that the source does not have yet",
        bare: "amendments list",
      },
      {
        name: "schedule",
        summary: "Digests: when each channel is sent one, and of what",
        bare: "schedule list",
      },
    ],
    bare: "status",
  },
];
