import { countOf } from "../pipeline/report/count-of.ts";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import wrapAnsi from "wrap-ansi";
import { onOneLine } from "../pipeline/report/printable.ts";
import type { Severity } from "../pipeline/report/rules.ts";
import { nextCommand } from "../shared/command-line.ts";
import { rulesPage } from "../shared/own-package.ts";
import type { Style, StyledLine } from "../shared/styled-text.ts";
import { codeFrame } from "./code-frame.ts";
import type { Finding } from "./finding.ts";
import type { FindingGroup } from "./group-findings.ts";
import type { View } from "./view.ts";

const SHOWN_PLACES = 3;
const RULES_PAGE = pathToFileURL(rulesPage).href;

const STYLES: Record<Severity, readonly Style[]> = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  info: ["bold", "cyan"],
};

/** The groups of one API: a heading per rule, and below it each message with its places. */
export function findingLines(groups: readonly FindingGroup[], view: View): StyledLine[] {
  return groups.flatMap((group, index) => {
    const before = groups[index - 1];
    const isNewRule = before?.rule !== group.rule || before.severity !== group.severity;
    const heading = isNewRule ? [headingOf(group)] : [];
    return [...heading, ...messageLines(group, view), ...placeLines(group, view)];
  });
}

function headingOf({ severity, rule }: FindingGroup): StyledLine {
  const link = `${RULES_PAGE}#${encodeURIComponent(rule)}`;
  return ["  ", { text: severity, styles: STYLES[severity] }, " ", { text: rule, link }];
}

function messageLines({ message, accepted }: FindingGroup, view: View): StyledLine[] {
  const known = accepted === undefined ? "" : ` (known: ${accepted})`;
  return wrap(`${message}${known}`, 4, view).map((text) => [text]);
}

function placeLines({ severity, findings }: FindingGroup, view: View): StyledLine[] {
  const shown = view.verbose ? findings : findings.slice(0, SHOWN_PLACES);
  const lines = shown.flatMap((finding, index) => [
    ...placeOf(finding, view),
    ...(index === 0 && severity !== "info" ? frameOf(finding, view) : []),
  ]);
  const hidden = findings.slice(shown.length);
  if (hidden.length === 0) return lines;
  const pages = new Set(findings.map(({ page }) => page)).size;
  const where = pages === 1 ? "on this page" : `(${countOf(pages, "page")} in all)`;
  const more = `… ${countOf(hidden.length, "more place", "more places")} ${where}. To see all: ${nextCommand("lint", "--verbose")}`;
  const moreLines = wrap(more, 6, view).map((text): StyledLine => [{ text, styles: ["dim"] }]);
  return [...lines, ...moreLines];
}

function placeOf(finding: Finding, view: View): StyledLine[] {
  const { page, line, column, pointer, places = 1 } = finding;
  const notes = [
    pointer === "" ? "" : `[${pointer}]`,
    places > 1 ? `(${countOf(places, "place")})` : "",
  ];
  const where = onOneLine(`${page}:${line}:${column}`);
  const words = [where, ...notes.filter(Boolean)].join(" ");
  const link = pathToFileURL(resolve(page)).href;
  return wrap(words, 6, view).map((text, index): StyledLine => {
    if (index > 0) return [{ text, styles: ["dim"] }];
    const shown = text.trimStart();
    // The name of a page can contain spaces. One that is wrapped fills the line.
    const place = shown.startsWith(where) ? where : shown;
    const indent = " ".repeat(text.length - shown.length);
    return [indent, { text: place, link }, { text: shown.slice(place.length), styles: ["dim"] }];
  });
}

/** Only a terminal gets code frames: a pipe has one line per place. */
function frameOf({ page, line, column }: Finding, { terminal, linesOf }: View): StyledLine[] {
  const { columns } = terminal;
  const lines = columns === undefined ? undefined : linesOf(page);
  if (columns === undefined || !lines || line > lines.length) return [];
  const indent = 6;
  const frame = codeFrame(lines, { line, column }, columns - indent);
  return frame.map((frameLine) => [" ".repeat(indent), ...frameLine]);
}

/** The text as lines that fit the terminal, each with the indent. */
function wrap(text: string, indent: number, { terminal }: View): string[] {
  const line = onOneLine(text);
  const { columns } = terminal;
  const wrapped =
    columns === undefined ? line : wrapAnsi(line, columns - indent, { hard: true, trim: true });
  return wrapped.split("\n").map((part) => " ".repeat(indent) + part);
}
