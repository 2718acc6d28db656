import { escapeMessage, escapeProperty } from "../../shared/workflow-command.ts";
import type { ApiDiff, DiffReport, ReportedChange } from "../diff-report.ts";
import { operationNames, reasonOf, sourceLines } from "../report-lines.ts";

/** Workflow commands that annotate the lines of the generated files. */
export function render(report: DiffReport): string {
  const changes = report.apis.flatMap((diff) =>
    diff.changes.map((change) => renderChange(diff, change)),
  );
  const problems = report.problems.map(
    (problem) => `::error title=diff::${escapeMessage(problem)}\n`,
  );
  return [...changes, ...problems].join("");
}

function renderChange({ api, file }: ApiDiff, change: ReportedChange): string {
  const { location, message, line, accepted } = change;
  const breaking = change.breaking && accepted === undefined;
  const place = [operationNames(change), location].filter(Boolean).join(" · ");
  const notes = [breaking ? reasonOf(change) : "", sourceLines(change)].filter(Boolean).join("; ");
  const reason = notes === "" ? "" : ` (${notes})`;
  const title = `${api}: ${breaking ? "breaking change" : "change"} of the types`;
  const properties = [
    `file=${escapeProperty(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${escapeProperty(title)}`,
  ];
  const level = breaking ? "warning" : "notice";
  return `::${level} ${properties.join(",")}::${escapeMessage(`${place}: ${message}${reason}`)}\n`;
}
