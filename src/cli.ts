#!/usr/bin/env node
import { EXIT_CODES } from "./cli/outcome.ts";
import { runCommand } from "./cli/run-command.ts";

/** The exit codes of programs that a signal has ended: 128 and the number of the signal. */
const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
/** That of a program whose reader has gone, such as `head`. */
const PIPE_CODE = 141;

for (const [signal, code] of Object.entries(SIGNAL_CODES)) {
  process.once(signal, () => process.exit(code));
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit(PIPE_CODE);
    if (stream !== process.stderr) process.stderr.write(`Cannot write the output: ${message}\n`);
    process.exit(EXIT_CODES.trouble);
  });
}

process.exitCode = await runCommand(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  log: process.stderr,
  variables: process.env,
});
// An input that stays open must not keep the program alive.
process.stdin.destroy();
