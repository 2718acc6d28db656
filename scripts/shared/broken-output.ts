import { messageOf } from "./error-message.ts";
import { EXIT } from "./exit-codes.ts";
import { printMessage } from "./output.ts";

/** Ends the process if its output cannot be written, such as to a full disk or to a reader that has gone. */
export function endOnBrokenOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    // Commands of one process, as in the tests, share one listener.
    if (!stream.listeners("error").includes(end)) stream.on("error", end);
  }
}

function end(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(EXIT.readerGone);
  printMessage(`Cannot write the output: ${messageOf(error)}.\n`);
  process.exit(EXIT.problems);
}
