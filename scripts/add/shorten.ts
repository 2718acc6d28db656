const MAX_LINES = 20;
const END_LINES = 3;

/**
 * A site can have hundreds of pages, and a page hundreds of errors. The end of the list is shown too: the files that
 * are not pages.
 */
export function shorten(lines: string[]): string[] {
  if (lines.length <= MAX_LINES) return lines;
  const end = lines.slice(-END_LINES);
  const start = lines.slice(0, MAX_LINES - END_LINES);
  return [...start, `  … ${lines.length - MAX_LINES} more`, ...end];
}
