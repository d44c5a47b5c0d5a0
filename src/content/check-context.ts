import type { ReportText } from "./check-words.ts";

/** What a story is checked against besides itself. */
export interface CheckContext {
  /** The file's name without its ending. */
  readonly name: string;
  /** The day it is, in the time zone where it is latest: no report is from after it. */
  readonly today: Temporal.PlainDate;
  /** The full text of reports that are at hand, by report id: the printed words must stand in it. */
  readonly texts?: ReadonlyMap<string, ReportText> | undefined;
}
