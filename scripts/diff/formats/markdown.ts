import { escapeMarkdown } from "../../pipeline/report/markdown.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import type { ApiDiff, DiffReport, ReportedChange } from "../diff-report.ts";
import {
  commandForAll,
  describeHidden,
  listChanges,
  type ListedChanges,
} from "../listed-changes.ts";
import { headline, operationNames, period, reasonOf, sourceLines } from "../report-lines.ts";

/** A comment on GitHub has at most 65,536 characters. The rest is for the heading and the problems. */
const MAX_CHARACTERS = 60_000;

/** For job summaries and pull requests. */
export function render(report: DiffReport): string {
  const since = period(report, code);
  const { apis, changesOf, hidden } = listForComment(report);
  const sections = apis.map((diff) =>
    [...headOf(diff), ...changesOf(diff).map(renderRow), ""].join("\n"),
  );
  const parts = sections.length === 0 && hidden === 0 ? ["Nothing changed.\n"] : sections;
  if (hidden > 0) parts.push(`${describeHidden(hidden)} ${code(commandForAll(report))}\n`);
  const problems = report.problems.map((problem) => `- ${escapeMarkdown(problem)}`).join("\n");
  if (problems) parts.push(`### Not compared\n\n${problems}\n`);
  return [`## Changes for users of the types ${since}\n`, ...parts].join("\n");
}

function listForComment(report: DiffReport): ListedChanges {
  const begun = new Set<ApiDiff>();
  let room = MAX_CHARACTERS;
  return listChanges(report, (change, diff) => {
    const lines = [...(begun.has(diff) ? [] : headOf(diff)), renderRow(change), ""];
    begun.add(diff);
    room -= lines.join("\n").length;
    return room >= 0;
  });
}

function headOf(diff: ApiDiff): string[] {
  return [
    `### ${escapeMarkdown(headline(diff))}\n`,
    "| | place | change | operations | page | rule |",
    "| --- | --- | --- | --- | --- | --- |",
  ];
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
