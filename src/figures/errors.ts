/** The arithmetic was asked for something that has no answer. The message is fit for a person to read. */
export class FigureError extends Error {
  override readonly name = "FigureError";
}
