import type { Figure } from "../content/story.ts";
import { claimPartOf } from "./figure-view.ts";
import { pageOf } from "./pages.ts";
import type { Reply } from "./reply.ts";

/** Where a figure was printed: each report, who said it, and a link to the words. */
export function sourceReply(figure: Figure, page: number): Reply {
  const { rows, under } = pageOf(figure.claims, page, `/brief source ${figure.ref}`);
  return {
    parts: [
      { kind: "heading", text: figure.label },
      ...rows.map((claim) => claimPartOf(claim, figure)),
      ...under,
      { kind: "note", text: "A link opens the report at the words, where its site allows that." },
      {
        kind: "buttons",
        buttons: [
          { label: "The figure", command: `/brief figure ${figure.ref}` },
          { label: "Share", command: `/brief source ${figure.ref} share:yes` },
        ],
      },
    ],
  };
}
