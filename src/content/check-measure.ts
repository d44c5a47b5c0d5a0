import type { Finding } from "./problem.ts";
import type { FigureEntry } from "./schema.ts";

const TIME_UNITS = [
  "seconds",
  "minutes",
  "hours",
  "days",
  "weeks",
  "months",
  "quarters",
  "years",
  "decades",
  "centuries",
];
const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** What is wrong with a figure's kind, unit and rank, taken together. Paths start at the figure. */
export function checkMeasure({ kind, unit, rank }: FigureEntry): Finding[] {
  const findings: Finding[] = [];
  if (kind === "rank" && rank === undefined) {
    findings.push({
      path: ["kind"],
      message: "a rank needs the superlative: add “rank: highest”, or as printed",
    });
  }
  if (kind !== "rank" && rank !== undefined) {
    findings.push({
      path: ["rank"],
      at: "key",
      message: `only a figure of the kind rank has one, and this is a ${kind}`,
    });
  }
  const fault = unitFault(kind, unit);
  if (fault !== undefined) findings.push({ path: unit === undefined ? ["kind"] : ["unit"], message: fault });
  return findings;
}

function unitFault(kind: FigureEntry["kind"], unit: string | undefined): string | undefined {
  switch (kind) {
    case "money":
      if (unit !== undefined && CURRENCIES.has(unit)) return undefined;
      return `money needs a unit that is an ISO 4217 code, such as USD${unit === undefined ? "" : `: “${unit}” is none`}`;
    case "duration":
    case "rank": {
      const units = kind === "rank" ? [...TIME_UNITS, "since"] : TIME_UNITS;
      if (unit !== undefined && units.includes(unit)) return undefined;
      return `a ${kind} needs a unit of time: one of ${units.join(", ")}${unit === undefined ? "" : `, not “${unit}”`}`;
    }
    case "count":
      return unit === undefined
        ? "a count needs a unit: the noun that is counted, such as people"
        : undefined;
    case "measure":
      return unit === undefined ? "a measure needs a unit, such as kilometers" : undefined;
    default:
      return undefined;
  }
}
