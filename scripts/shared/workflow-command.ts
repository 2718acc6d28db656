import { onOneLine } from "../pipeline/report/printable.ts";

/** Text as the message of a workflow command. A command begins at the start of a line, so colons inside start none. */
export function escapeMessage(text: string): string {
  return onOneLine(text).replaceAll("%", "%25");
}

/** Text as the value of a property of a workflow command, such as `title`. */
export function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
