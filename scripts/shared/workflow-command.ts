import { onOneLine } from "../pipeline/report/printable.ts";
import { breakColons } from "./output.ts";

/** Text as the message of a workflow command. Its colons are taken apart, so that no tool finds a second command. */
export function escapeMessage(text: string): string {
  return breakColons(onOneLine(text)).replaceAll("%", "%25");
}

/** Text as the value of a property of a workflow command, such as `title`. */
export function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
