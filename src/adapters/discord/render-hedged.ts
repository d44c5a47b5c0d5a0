import type { AgreementPart, Hedged, PrintedIn } from "../../chat/reply.ts";
import { linkTo } from "./escape.ts";
import { LINK } from "./limits.ts";
import { free, mark, type Piece, whole } from "./pieces.ts";

/** Who says so on one line, and where it was printed on the next, in small letters. */
export function saidPieces({ attribution, printed }: Hedged): Piece[] {
  return [free(attribution), mark("\n-# "), ...printedPieces(printed)];
}

/** Who says so and where it was printed, on the rest of a line. */
export function saidInLine({ attribution, printed }: Hedged): Piece[] {
  return [free(attribution), mark(" · "), ...outletPieces(printed)];
}

/** The outlet leads to the words; then the title and the date. */
function printedPieces(printed: PrintedIn): Piece[] {
  const date = printed.date === undefined ? [] : [mark(", "), free(printed.date)];
  return [
    free(printed.outlet, { link: shortEnough(printed.link) }),
    mark(" “"),
    free(printed.title),
    mark("”"),
    ...date,
  ];
}

function outletPieces({ outlet, date, link }: PrintedIn): Piece[] {
  return [free(outlet, { link: shortEnough(link) }), ...(date === undefined ? [] : [mark(", "), free(date)])];
}

/** The figures of a sentence, a line each: the value again where there are several, and all that belongs to it. */
export function attributionPieces(figures: readonly Hedged[]): Piece[] {
  return figures.flatMap((hedged) => [
    mark("\n-# "),
    ...(figures.length > 1 ? [whole(hedged.value), mark(": ")] : []),
    ...(hedged.window === undefined ? [] : [whole(hedged.window), mark(", ")]),
    ...saidInLine(hedged),
  ]);
}

/** For the eye that looks for it; the words say it all. */
export const MARKS: Record<AgreementPart["verdict"], string> = {
  agree: "🟢",
  "differ-in-value": "🔶",
  "differ-in-window": "🕓",
  "not-comparable": "⚪",
};

/** An address that leaves room for the figure: at first without the part that leads to the words. */
function shortEnough(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  const fits = (address: string) => linkTo("", address).length <= LINK;
  if (fits(link)) return link;
  const page = link.replace(/#?:~:text=.*$/, "");
  return fits(page) ? page : undefined;
}
