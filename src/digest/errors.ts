/** A schedule cannot be made of what was typed. The message is fit for a person to read, and says what to type. */
export class ScheduleError extends Error {
  override readonly name = "ScheduleError";
}
