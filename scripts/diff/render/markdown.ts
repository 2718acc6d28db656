import type { Change } from "../change.ts";
import {
  type ApiDiff,
  breakingFirst,
  type DiffReport,
  headline,
  onOneLine,
  operationNames,
} from "../report.ts";
import { rules } from "../rules.ts";

/** For a job summary or a pull request. */
export function renderMarkdown(report: DiffReport): string {
  const since = `${code(report.base)} (${report.commit.slice(0, 7)})`;
  const changed = report.apis.filter(({ changes }) => changes.length > 0);
  const parts = changed.length === 0 ? ["Nothing changed.\n"] : changed.map(renderApi);
  const problems = report.problems.map((problem) => `- ${escaped(problem)}`).join("\n");
  if (problems) parts.push(`### Not compared\n\n${problems}\n`);
  return [`## Changes for a user of the types since ${since}\n`, ...parts].join("\n");
}

function renderApi(diff: ApiDiff): string {
  const rows = breakingFirst(diff.changes).map(renderRow);
  return [
    `### ${escaped(headline(diff))}\n`,
    "| | where | what | reached by |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function renderRow(change: Change): string {
  const { breaking, direction, kind, location, message } = change;
  const place = location === "" ? "" : code(location);
  const where = direction === "both" ? place : `${direction} ${place}`;
  const what = breaking
    ? `${escaped(message)}<br>${escaped(rules[kind].reason)}`
    : escaped(message);
  const operations = operationNames(change);
  const reached = operations === "" ? "" : code(operations);
  return `| ${breaking ? "**breaking**" : "fine"} | ${where} | ${what} | ${reached} |`;
}

/** In a table a pipe ends the cell even inside code, and a backtick would end the code. */
function code(text: string): string {
  return `\`${onOneLine(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

function escaped(text: string): string {
  return onOneLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_[\]|~@#]/g, "\\$&");
}
