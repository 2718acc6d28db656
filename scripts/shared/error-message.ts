/** Code can throw any value, not only errors. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The message of a system error, which contains the path of the file. Any other error is a bug, so it needs its stack. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "syscall" in error ? error.message : (error.stack ?? error.message);
}
