import { escapeMarkdown } from "../../pipeline/report/markdown.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import type { ApiDiff, DiffReport, ReportedChange } from "../diff-report.ts";
import {
  breakingFirst,
  headline,
  operationNames,
  period,
  reasonOf,
  sourceLines,
} from "../report-lines.ts";

/** For job summaries and pull requests. */
export function render(report: DiffReport): string {
  const since = period(report, code);
  const changed = report.apis.filter(({ changes }) => changes.length > 0);
  const parts = changed.length === 0 ? ["Nothing changed.\n"] : changed.map(renderApi);
  const problems = report.problems.map((problem) => `- ${escapeMarkdown(problem)}`).join("\n");
  if (problems) parts.push(`### Not compared\n\n${problems}\n`);
  return [`## Changes for users of the types ${since}\n`, ...parts].join("\n");
}

function renderApi(diff: ApiDiff): string {
  const rows = breakingFirst(diff.changes).map(renderRow);
  return [
    `### ${escapeMarkdown(headline(diff))}\n`,
    "| | place | change | operations | page | rule |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function renderRow(change: ReportedChange): string {
  const { breaking, direction, kind, location, message, fingerprint, accepted } = change;
  const path = location === "" ? "" : code(location);
  const place = direction === "both" ? path : `${direction} ${path}`;
  const reason = breaking ? `<br>${escapeMarkdown(reasonOf(change))}` : "";
  const acceptance = accepted === undefined ? "" : `<br>accepted: ${escapeMarkdown(accepted)}`;
  const names = operationNames(change);
  const operations = names === "" ? "" : code(names);
  const page = sourceLines(change);
  const cells = [
    verdictOf(change),
    place,
    `${escapeMarkdown(message)}${reason}${acceptance}`,
    operations,
    page === "" ? "" : code(page),
    `${kind} ${code(fingerprint)}`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function verdictOf({ breaking, accepted }: ReportedChange): string {
  if (!breaking) return "fine";
  return accepted === undefined ? "**breaking**" : "accepted";
}

/** In a table, a pipe ends the cell even inside code, and a backtick would end the code. */
function code(text: string): string {
  return `\`${onOneLine(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
