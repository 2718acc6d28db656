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

export function renderText(report: DiffReport): string {
  const since = `since ${report.base} (${report.commit.slice(0, 7)})`;
  const changed = report.apis.filter(({ changes }) => changes.length > 0);
  if (changed.length === 0) return `Nothing changed for a user of the types ${since}.\n`;
  const sections = changed.map(renderApi);
  return `Changes for a user of the types ${since}\n\n${sections.join("\n")}`;
}

export function renderApi(diff: ApiDiff): string {
  return [headline(diff), ...breakingFirst(diff.changes).map(renderChange), ""].join("\n");
}

function renderChange(change: Change): string {
  const verdict = change.breaking ? "BREAKING" : "fine";
  const place = change.location || operationNames(change);
  const reached = change.location ? operationNames(change) : "";
  const why = change.breaking ? `because ${rules[change.kind].reason}` : "";
  const notes = [reached, directionNote(change), why].filter(Boolean);
  const lines = [`  ${verdict.padEnd(8)}  ${place}: ${change.message}`];
  if (notes.length > 0) lines.push(`            ${notes.join("; ")}`);
  return lines.map(onOneLine).join("\n");
}

/** A component says nothing of where its value travels. */
function directionNote({ direction, location, operations }: Change): string {
  const isSpelt = location.startsWith(direction) || operations.length === 0;
  return direction === "both" || isSpelt ? "" : `in a ${direction}`;
}
