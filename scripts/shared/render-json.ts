import { escapeCharacter, UNPRINTABLE } from "../pipeline/report/printable.ts";

/** Characters that JSON leaves as they are, but that control a terminal or begin a command in the log of a workflow. */
const ACTIVE = new RegExp(String.raw`[${UNPRINTABLE}]|#(?=#\w*\[)`, "gu");

/** The value as JSON for a report. Active characters are escaped, which does not change the value. */
export function renderJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return `${json.replace(ACTIVE, (character) => (character === "\n" ? "\n" : escapeCharacter(character)))}\n`;
}
