/** A mistake in the command line; its message is all that is shown. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
