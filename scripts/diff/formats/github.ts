import { escapeMessage, escapeProperty } from "../../shared/workflow-command.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import { countOf } from "../../pipeline/report/count-of.ts";
import { breakColons } from "../../shared/output.ts";
import {
  isOpenBreaking,
  type ApiDiff,
  type DiffReport,
  type ReportedChange,
} from "../diff-report.ts";
import { operationNames, reasonOf, sourceLines } from "../report-lines.ts";

/** GitHub shows at most ten annotations of one kind per step. The last notice counts the rest. */
const MAX_WARNINGS = 10;
const MAX_NOTICES = 9;

/** Workflow commands that annotate the lines of the generated files. Changes beyond the limit follow in the log. */
export function render(report: DiffReport): string {
  const rows = report.apis.flatMap((diff) => diff.changes.map((change) => ({ diff, change })));
  const warnings = rows.filter(({ change }) => isOpenBreaking(change)).slice(0, MAX_WARNINGS);
  const notices = rows.filter(({ change }) => !isOpenBreaking(change)).slice(0, MAX_NOTICES);
  const shown = new Set([...warnings, ...notices]);
  const annotated = rows.filter((row) => shown.has(row));
  const hidden = rows.filter((row) => !shown.has(row));
  const changes = [
    ...annotated.map(({ diff, change }) => renderChange(diff, change)),
    ...(hidden.length > 0 ? [renderCount(hidden.length)] : []),
    ...hidden.map(({ diff, change }) => renderLogLine(diff, change)),
  ];
  const problems = report.problems.map(
    (problem) => `::error title=diff::${escapeMessage(problem)}\n`,
  );
  return [...changes, ...problems].join("");
}

function renderCount(hidden: number): string {
  const verb = hidden === 1 ? "is" : "are";
  const text = `${countOf(hidden, "more change")} ${verb} not annotated here. The log lists the rest.`;
  return `::notice title=diff::${text}\n`;
}

function titleOf({ api }: ApiDiff, change: ReportedChange): string {
  return `${api}: ${isOpenBreaking(change) ? "breaking change" : "change"} of the types`;
}

/** The change with its place, the reason why it is breaking, and the line of its page. */
function describe(change: ReportedChange): string {
  const place = [operationNames(change), change.location].filter(Boolean).join(" · ");
  const reason = isOpenBreaking(change) ? reasonOf(change) : "";
  const notes = [reason, sourceLines(change)].filter(Boolean).join("; ");
  return `${place}: ${change.message}${notes === "" ? "" : ` (${notes})`}`;
}

function renderLogLine(diff: ApiDiff, change: ReportedChange): string {
  return `${breakColons(onOneLine(`${titleOf(diff, change)}: ${describe(change)}`))}\n`;
}

function renderChange(diff: ApiDiff, change: ReportedChange): string {
  const { line } = change;
  const properties = [
    `file=${escapeProperty(diff.file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${escapeProperty(titleOf(diff, change))}`,
  ];
  const level = isOpenBreaking(change) ? "warning" : "notice";
  return `::${level} ${properties.join(",")}::${escapeMessage(describe(change))}\n`;
}
