import wrapAnsi from "wrap-ansi";
import { wrapLines } from "../../findings/wrap-lines.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import type { Span, StyledLine } from "../../shared/styled-text.ts";
import { PIPE, type Terminal } from "../../shared/terminal.ts";
import type { ApiChange } from "../api-change.ts";
import type { ApiDiff, DiffReport, ReportedChange } from "../diff-report.ts";
import {
  commandForAll,
  describeHidden,
  listChanges,
  type ListedChanges,
} from "../listed-changes.ts";
import {
  breakingFirst,
  headline,
  operationNames,
  period,
  reasonOf,
  sourceLines,
} from "../report-lines.ts";

const INDENT = " ".repeat(12);
const VERDICT_WIDTH = 8;
const MAX_ON_TERMINAL = 100;

export function render(report: DiffReport, terminal = PIPE): StyledLine[] {
  const since = onOneLine(period(report));
  const changed = report.apis.filter(({ changes }) => changes.length > 0);
  if (report.apis.length === 0 && report.problems.length > 0) return [["Nothing was compared."]];
  if (changed.length === 0) {
    return wrapLines([[`Nothing changed for users of the types ${since}.`]], terminal);
  }
  const listed = listForTerminal(report, terminal);
  const sections = listed.apis.flatMap((diff) => [
    [],
    ...headingLines(diff, terminal),
    ...listed.changesOf(diff).flatMap((change) => changeLines(change, terminal)),
  ]);
  const end = hiddenLines(report, listed.hidden);
  return [
    ...wrapLines([[`Changes for users of the types ${since}`]], terminal),
    ...sections,
    ...end,
  ];
}

export function apiLines(diff: ApiDiff, terminal: Terminal): StyledLine[] {
  const changes = breakingFirst(diff.changes).flatMap((change) => changeLines(change, terminal));
  return [...headingLines(diff, terminal), ...changes];
}

function headingLines(diff: ApiDiff, terminal: Terminal): StyledLine[] {
  return wrapLines([[{ text: headline(diff), styles: ["bold"] }]], terminal);
}

/** A long list scrolls off a terminal. A pipe or a file keeps it. */
function listForTerminal(report: DiffReport, { isTerminal }: Terminal): ListedChanges {
  let room = isTerminal ? MAX_ON_TERMINAL : Infinity;
  return listChanges(report, () => room-- > 0);
}

/** The command is not wrapped, so that it can be copied. */
function hiddenLines(report: DiffReport, hidden: number): StyledLine[] {
  if (hidden === 0) return [];
  const lines = [describeHidden(hidden), `  ${commandForAll(report)}`];
  return [[], ...lines.map((text): StyledLine => [{ text: onOneLine(text), styles: ["dim"] }])];
}

function changeLines(change: ReportedChange, terminal: Terminal): StyledLine[] {
  const place = change.location || operationNames(change);
  const accepted = change.accepted === undefined ? "" : `accepted: ${change.accepted}`;
  const operations = change.location ? operationNames(change) : "";
  const reason = change.breaking ? `because ${reasonOf(change)}` : "";
  const notes = [operations, directionNote(change), reason, accepted].filter(Boolean).join("; ");
  const rule = `[${change.kind} ${change.fingerprint}]`;
  const source = [sourceLines(change), rule].filter(Boolean).join(" ");
  const [first = "", ...rest] = wrap(`${place}: ${change.message}`, terminal);
  const dimmed = [...(notes === "" ? [] : wrap(notes, terminal)), ...wrap(source, terminal)];
  return [
    ["  ", verdictOf(change), `  ${first}`],
    ...rest.map((text) => [INDENT + text]),
    ...dimmed.map((text): StyledLine => [INDENT, { text, styles: ["dim"] }]),
  ];
}

/** The lines of the text to the right of the verdict. */
function wrap(text: string, { columns }: Terminal): string[] {
  const line = onOneLine(text);
  if (columns === undefined) return [line];
  return wrapAnsi(line, columns - INDENT.length, { hard: true, trim: true }).split("\n");
}

function verdictOf({ breaking, accepted }: ReportedChange): Span {
  if (!breaking) return { text: "fine".padEnd(VERDICT_WIDTH), styles: ["cyan"] };
  return accepted === undefined
    ? { text: "BREAKING", styles: ["bold", "red"] }
    : { text: "accepted", styles: ["yellow"] };
}

/** The location of a component does not contain the direction. */
function directionNote({ direction, location, operations }: ApiChange): string {
  const isObvious =
    /^(?:request|response|webhook|callback)\b/.test(location) || operations.length === 0;
  return direction === "both" || isObvious ? "" : `in a ${direction}`;
}
