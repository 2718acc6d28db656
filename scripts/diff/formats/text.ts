import type { ApiChange } from "../api-change.ts";
import { CHANGE_KINDS } from "../change-kinds.ts";
import type { ApiDiff, DiffReport } from "../diff-report.ts";
import { breakingFirst, headline, onOneLine, operationNames } from "../report-lines.ts";

export function render(report: DiffReport): string {
  const since = `since ${report.base} (${report.commit.slice(0, 7)})`;
  const changed = report.apis.filter(({ changes }) => changes.length > 0);
  if (changed.length === 0) return `Nothing changed for users of the types ${since}.\n`;
  const sections = changed.map(renderApi);
  return `Changes for users of the types ${since}\n\n${sections.join("\n")}`;
}

export function renderApi(diff: ApiDiff): string {
  return [headline(diff), ...breakingFirst(diff.changes).map(renderChange), ""].join("\n");
}

function renderChange(change: ApiChange): string {
  const verdict = change.breaking ? "BREAKING" : "fine";
  const place = change.location || operationNames(change);
  const operations = change.location ? operationNames(change) : "";
  const reason = change.breaking ? `because ${CHANGE_KINDS[change.kind].reason}` : "";
  const notes = [operations, directionNote(change), reason].filter(Boolean);
  const lines = [`  ${verdict.padEnd(8)}  ${place}: ${change.message}`];
  if (notes.length > 0) lines.push(`            ${notes.join("; ")}`);
  return lines.map(onOneLine).join("\n");
}

/** The location of a component does not contain the direction. */
function directionNote({ direction, location, operations }: ApiChange): string {
  const isObvious = /^(?:request|response|webhook)\b/.test(location) || operations.length === 0;
  return direction === "both" || isObvious ? "" : `in a ${direction}`;
}
