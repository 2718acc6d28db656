import { escapeMarkdown } from "../../pipeline/report/markdown.ts";
import type { ApiChange } from "../api-change.ts";
import { CHANGE_KINDS } from "../change-kinds.ts";
import type { ApiDiff, DiffReport } from "../diff-report.ts";
import { breakingFirst, headline, onOneLine, operationNames } from "../report-lines.ts";

/** For job summaries and pull requests. */
export function render(report: DiffReport): string {
  const since = `${code(report.base)} (${report.commit.slice(0, 7)})`;
  const changed = report.apis.filter(({ changes }) => changes.length > 0);
  const parts = changed.length === 0 ? ["Nothing changed.\n"] : changed.map(renderApi);
  const problems = report.problems.map((problem) => `- ${escapeMarkdown(problem)}`).join("\n");
  if (problems) parts.push(`### Not compared\n\n${problems}\n`);
  return [`## Changes for users of the types since ${since}\n`, ...parts].join("\n");
}

function renderApi(diff: ApiDiff): string {
  const rows = breakingFirst(diff.changes).map(renderRow);
  return [
    `### ${escapeMarkdown(headline(diff))}\n`,
    "| | place | change | operations |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function renderRow(change: ApiChange): string {
  const { breaking, direction, kind, location, message } = change;
  const path = location === "" ? "" : code(location);
  const place = direction === "both" ? path : `${direction} ${path}`;
  const reason = breaking ? `<br>${escapeMarkdown(CHANGE_KINDS[kind].reason)}` : "";
  const names = operationNames(change);
  const operations = names === "" ? "" : code(names);
  const verdict = breaking ? "**breaking**" : "fine";
  return `| ${verdict} | ${place} | ${escapeMarkdown(message)}${reason} | ${operations} |`;
}

/** In a table, a pipe ends the cell even inside code, and a backtick would end the code. */
function code(text: string): string {
  return `\`${onOneLine(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
