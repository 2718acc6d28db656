/** Code can throw any value, not only errors. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "syscall" in error ? shortenSystemMessage(error.message) : error.message;
}

/** `no such file or directory` of `ENOENT: no such file or directory, scandir 'a'`: the caller names the path. */
function shortenSystemMessage(message: string): string {
  return /^[A-Z]+: (.+?), [a-z]+(?: '.*')?$/s.exec(message)?.[1] ?? message;
}

/** The message of a system error, which contains the path of the file. Any other error is a bug, so it needs its stack. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "syscall" in error ? error.message : (error.stack ?? error.message);
}
