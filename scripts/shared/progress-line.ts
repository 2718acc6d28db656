const CLEAR_LINE = "\r\x1b[K";

/** The terminal whose last line shows the progress. */
let shownOn: NodeJS.WriteStream | undefined;

/** Replaces the line of the progress. */
export function showProgress(stream: NodeJS.WriteStream, line: string): void {
  stream.write(`${CLEAR_LINE}${line}`);
  shownOn = stream;
}

/**
 * Removes the progress from the terminal, so that other output begins on an empty line. Every command loads this module,
 * so it does not measure the width of text, for which a large library is needed.
 */
export function clearProgress(): void {
  shownOn?.write(CLEAR_LINE);
  shownOn = undefined;
}
