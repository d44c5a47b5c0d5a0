/** Something the person can put right. The message says what is wrong and what to do, and is shown to them. */
export class UserError extends Error {
  override readonly name = "UserError";
}
