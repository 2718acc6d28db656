import type { ProblemRow } from "../pipeline/report/problems.ts";
import type { Severity } from "../pipeline/report/rules.ts";

export const formatOption = {
  type: "string",
  default: "text",
  choices: ["text", "json", "github"],
  help: "for people, one JSON object, or workflow annotations",
} as const;

const COMMANDS: Record<Severity, string> = { error: "error", warning: "warning", info: "notice" };

/** An annotation of a GitHub workflow: it shows beside the page's line. */
export function githubAnnotation({
  severity,
  page,
  line,
  column,
  rule,
  message,
}: ProblemRow): string {
  const properties = `file=${property(page)},line=${line},col=${column},title=${property(rule)}`;
  return `::${COMMANDS[severity]} ${properties}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

export function textLine({
  severity,
  page,
  line,
  column,
  rule,
  message,
  pointer,
}: ProblemRow): string {
  return `${page}:${line}:${column}: ${severity} ${rule}: ${message}${pointer ? ` [${pointer}]` : ""}`;
}

/** Text of a page must not steer the terminal. */
export function printable(text: string): string {
  return text.replace(/(?![\t\n])\p{Control}/gu, "\ufffd");
}

let clearsAtExit = false;

/** Says on a terminal what a long run is at; a pipe is not told. */
export function progressTo(stream: NodeJS.WriteStream): (text: string) => void {
  if (!stream.isTTY) return () => undefined;
  if (!clearsAtExit) process.once("exit", () => stream.write("\r\x1b[K"));
  clearsAtExit = true;
  return (text) => void stream.write(`\r\x1b[K${text}`);
}
