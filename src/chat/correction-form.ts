import type { Claim, Figure, Story } from "../content/story.ts";
import { hedges } from "../figures/quantity.ts";
import type { Field, Form } from "./reply.ts";
import { NEW_REPORT } from "./report-input.ts";
import { seenAs } from "./seen-figure.ts";

/** The form that corrects one claim of a figure, with what it says now in its fields. */
export function correctionForm(figure: Figure, claim: Claim, place: number, story: Story): Form {
  const { value } = claim.quantity;
  const which = place === 1 ? "" : ` claim:${place}`;
  return {
    kind: "form",
    title: `Correct “${figure.label}”`,
    command: `/desk correct ${seenAs(figure)}${which}`,
    submit: "Propose",
    fields: [
      {
        ...line("hedge", "Hedge", claim.quantity.hedge, "How the words bound the value"),
        ...{
          kind: "choice",
          choices: hedges.map((hedge) => ({ value: hedge, label: hedge })),
          folds: "value",
        },
      },
      line(
        "value",
        "Value",
        typeof value === "number" ? String(value) : value.join(" to "),
        "In digits: 4500, or 24 to 100",
      ),
      line("words", "Printed words", claim.words, "Hedge, number and unit as printed, and nothing more"),
      optional(line("by", "Who said it", claim.by ?? "", "Empty where the report does not say")),
      reportField(claim, story),
      ...NEW_PARTS.map(([name, label]) => ({
        ...optional(line(name, label, "")),
        folds: "report",
      })),
      { ...line("reason", "Reason", "", "Why; it goes on the record"), kind: "lines" },
    ],
  };
}

const NEW_PARTS = [
  ["title", "New report: title"],
  ["outlet", "New report: outlet"],
  ["date", "New report: date"],
  ["url", "New report: address"],
] as const;

/** Reports in a menu: as many as Slack's and Discord's menus have entries. */
const MOST_CHOICES = 24;

/** The reports there are, and a new one; the parts of a new one fold away where this is a text. */
function reportField({ report }: Claim, { reports }: Story): Field {
  const asText = "By its id; a new one as: title | outlet | date | address";
  const field = { ...line("report", "Report", report.id, asText), helpFolded: asText };
  if (reports.length > MOST_CHOICES) return field;
  const choices = reports.map(({ id, outlet, title }) => ({ value: id, label: `${outlet}: ${title}` }));
  return {
    ...{ ...field, kind: "choice", help: "Which one printed it" },
    choices: [...choices, { value: NEW_REPORT, label: "A new report, described below" }],
  };
}

function line(name: string, label: string, value: string, help?: string): Field {
  return { name, label, kind: "line", value, required: true, help };
}

const optional = (field: Field): Field => ({ ...field, required: false });
