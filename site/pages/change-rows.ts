import { stringify } from "yaml";
import type { EngineInput } from "../workers/input.ts";
import type { PlacedChange, PlacedFindings } from "../workers/place-findings.ts";
import type { Place } from "../workers/place.ts";

/** A line of a text with its number. Lines of a result have none. */
export interface NumberedLine {
  number: number | undefined;
  text: string;
}

/** One row of the changes page. */
export interface ChangeRow {
  api: string;
  rule: string;
  kind: "repair" | "fact" | "error" | "warning" | "note";
  /** `file:line`, or nothing. */
  place: string;
  text: string;
  before?: NumberedLine[];
  after?: NumberedLine[];
  /** Where an overlay's fact comes from. */
  source?: string;
}

const MAX_LINES = 8;

/** The rows of an API: problems first, then the changes in the order of the pages. */
export function toChangeRows(input: EngineInput, result: PlacedFindings): ChangeRow[] {
  const problems = result.problems.map(({ severity, rule, message, place }): ChangeRow => {
    const kind = severity === "info" ? "note" : severity;
    return { api: input.api, rule, kind, place: placeText(place), text: message };
  });
  return [...problems, ...result.changes.map((change) => toChangeRow(input, change))];
}

function toChangeRow({ api, files }: EngineInput, change: PlacedChange): ChangeRow {
  const { rule, summary, place, source } = change;
  const isFact = rule === "overlay";
  const text = place ? (files[place.file] ?? "") : "";
  return {
    api,
    rule,
    kind: isFact ? "fact" : "repair",
    place: placeText(place),
    text: summary,
    before: isFact ? linesOf(change.before, change.pointer) : blockAt(text, place),
    after: linesOf(change.after, change.pointer),
    ...(source !== undefined && { source }),
  };
}

const placeText = (place: Place | undefined): string =>
  place ? `${place.file}:${place.line}` : "";

/** The line of the page and the lines indented below it, without the indentation that they share. */
function blockAt(text: string, place: Place | undefined): NumberedLine[] {
  if (!place) return [];
  const lines = text.split("\n");
  const first = lines[place.line - 1] ?? "";
  const end = lines.findIndex((line, index) => index >= place.line && !isInside(line, first));
  const block = lines.slice(place.line - 1, end === -1 ? undefined : end);
  const indent = first.length - first.trimStart().length;
  const shown = block.map((line) => line.slice(indent));
  return shorten(shown, (index) => place.line + index);
}

function isInside(line: string, first: string): boolean {
  const indentOf = (of: string) => of.length - of.trimStart().length;
  return line.trim() !== "" && indentOf(line) > indentOf(first) && !line.startsWith("```");
}

/** A value as YAML below its key. */
function linesOf(value: unknown, pointer: string): NumberedLine[] {
  if (value === undefined) return [];
  const key = pointer.split("/").at(-1)?.replaceAll("~1", "/").replaceAll("~0", "~") ?? "";
  const named = key === "" || /^\d+$/.test(key) ? value : { [key]: value };
  const text = stringify(named, { aliasDuplicateObjects: false, lineWidth: 0 });
  return shorten(text.trimEnd().split("\n"), () => undefined);
}

function shorten(lines: string[], numberOf: (index: number) => number | undefined): NumberedLine[] {
  const shown = lines.slice(0, MAX_LINES).map((text, index) => ({ number: numberOf(index), text }));
  const left = lines.length - shown.length;
  return left > 0 ? [...shown, { number: undefined, text: `… ${left} more lines` }] : shown;
}
