import type { Figure, Story } from "../content/story.ts";
import { counted } from "../text/counted.ts";
import type { Form } from "./reply.ts";

/** The form that asks why a figure, or a whole story, is to be told no more. */
export function withdrawalForm(story: Story, figure: Figure | undefined): Form {
  const sentences = story.brief.filter((sentence) =>
    sentence.some((run) => typeof run !== "string" && run.figure === figure?.id),
  ).length;
  const along =
    sentences > 0 ? ` ${counted(sentences, "sentence", "sentences")} of the brief would go with it.` : "";
  return {
    kind: "form",
    title: `Withdraw “${figure?.label ?? story.headline}”`,
    command: `/desk withdraw ${figure?.ref ?? story.id}`,
    submit: "Propose",
    fields: [
      {
        ...{ name: "reason", label: "Reason", kind: "lines", value: "", required: true },
        help: `Why; it goes on the record.${along}`,
      },
    ],
  };
}
