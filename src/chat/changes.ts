import type { FigureNews } from "../digest/figure-news.ts";
import type { CorrectingPublication } from "./correction-view.ts";

/** What has been corrected, for anyone to ask. */
export interface Changes {
  /** Every publication since a moment that changed or withdrew a figure that was told, the newest first. */
  since(moment: Temporal.Instant): Promise<readonly CorrectionCase[]>;
}

/** One publication, and the figures that it changed or withdrew for one reason. */
export interface CorrectionCase {
  readonly publication: CorrectingPublication;
  readonly news: readonly FigureNews[];
}
