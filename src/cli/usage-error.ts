/** The command line cannot be used. The command prints the message and exits with 2. */
export class UsageError extends Error {
  override name = "UsageError";
}
