/** A mistake in the command line. Only the message is shown. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
