import { escapeUnprintable } from "../pipeline/report/printable.ts";

/** Begins a command in the log of a workflow. */
const COMMAND = /#(?=#\w*\[)/g;

/** The value as JSON for a report. Active characters are escaped, which does not change the value. */
export function renderJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return `${escapeUnprintable(json).replace(COMMAND, String.raw`\u0023`)}\n`;
}
