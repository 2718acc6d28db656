import { onOneLine } from "../../pipeline/report/printable.ts";
import type { ApiChange } from "../api-change.ts";
import type { ApiDiff, DiffReport, ReportedChange } from "../diff-report.ts";
import {
  breakingFirst,
  headline,
  operationNames,
  period,
  reasonOf,
  sourceLines,
} from "../report-lines.ts";

export function render(report: DiffReport): string {
  const since = onOneLine(period(report));
  const changed = report.apis.filter(({ changes }) => changes.length > 0);
  if (report.apis.length === 0 && report.problems.length > 0) return "Nothing was compared.\n";
  if (changed.length === 0) return `Nothing changed for users of the types ${since}.\n`;
  const sections = changed.map(renderApi);
  return `Changes for users of the types ${since}\n\n${sections.join("\n")}`;
}

export function renderApi(diff: ApiDiff): string {
  return [headline(diff), ...breakingFirst(diff.changes).map(renderChange), ""].join("\n");
}

function renderChange(change: ReportedChange): string {
  const accepted = change.accepted === undefined ? "" : `accepted: ${change.accepted}`;
  const verdict = verdictOf(change);
  const place = change.location || operationNames(change);
  const operations = change.location ? operationNames(change) : "";
  const reason = change.breaking ? `because ${reasonOf(change)}` : "";
  const notes = [operations, directionNote(change), reason, accepted].filter(Boolean);
  const lines = [`  ${verdict.padEnd(8)}  ${place}: ${change.message}`];
  if (notes.length > 0) lines.push(`            ${notes.join("; ")}`);
  const rule = `[${change.kind} ${change.fingerprint}]`;
  lines.push(`            ${[sourceLines(change), rule].filter(Boolean).join(" ")}`);
  return lines.map(onOneLine).join("\n");
}

function verdictOf({ breaking, accepted }: ReportedChange): string {
  if (!breaking) return "fine";
  return accepted === undefined ? "BREAKING" : "accepted";
}

/** The location of a component does not contain the direction. */
function directionNote({ direction, location, operations }: ApiChange): string {
  const isObvious = /^(?:request|response|webhook)\b/.test(location) || operations.length === 0;
  return direction === "both" || isObvious ? "" : `in a ${direction}`;
}
