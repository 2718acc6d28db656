import { onOneLine } from "../pipeline/report/printable.ts";
import type { ProblemRow } from "../pipeline/report/problems.ts";
import type { Severity } from "../pipeline/report/rules.ts";
import { escapeMessage, escapeProperty } from "./workflow-command.ts";

/** `specs/a/pages/b.md:12:3: warning example-mismatch: … [/components/schemas/A]` */
export function textLine(problem: ProblemRow): string {
  const { severity, page, line, column, rule, message, pointer } = problem;
  const suffix = pointer === "" ? "" : ` [${pointer}]`;
  return onOneLine(`${page}:${line}:${column}: ${severity} ${rule}: ${message}${suffix}`);
}

const ANNOTATION_LEVELS: Record<Severity, string> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/** A workflow command of GitHub Actions, which shows the message beside the line of the page. */
export function githubAnnotation(problem: ProblemRow): string {
  const { severity, page, line, column, rule, message } = problem;
  const place = `file=${escapeProperty(page)},line=${line},col=${column}`;
  const title = `title=${escapeProperty(rule)}`;
  return `::${ANNOTATION_LEVELS[severity]} ${place},${title}::${escapeMessage(message)}`;
}
