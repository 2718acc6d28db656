import { compareChanges, type Change, type Fact } from "../../report/change.ts";
import { lineAndColumn, type Position } from "../../report/page.ts";
import { compareRows, type Problem } from "../../report/problems.ts";
import type { Rule, Severity } from "../../report/rules.ts";
import { compareText } from "../../values/compare-text.ts";

/** The place of a row. A row without a place on a page has an empty page. */
interface RowPlace {
  /** For example `specs/example/pages/get-job.md`. */
  page: string;
  line: number;
  column: number;
  pointer: string;
}

export interface ChangeRow extends RowPlace, Fact {
  rule: string;
  /** `undefined` if the key did not exist. */
  before: unknown;
  after: unknown;
}

export interface ReportRow extends RowPlace {
  rule: string;
  severity: Severity;
  message: string;
}

/** Everything that the pipeline changed and reported for one API, as data. */
export interface ChangeReport {
  api: string;
  changes: ChangeRow[];
  reports: ReportRow[];
  /** The sentence of each rule that occurs in a row, by the id of the rule. */
  meanings: ReadonlyMap<string, string>;
}

interface Findings {
  changes: readonly Change[];
  problems: readonly Problem[];
}

/** Collects the rows, sorted by page and position. */
export function createChangeReport(
  api: string,
  { changes, problems }: Findings,
  rules: ReadonlyMap<string, Rule>,
): ChangeReport {
  const used = new Set([...changes, ...problems].map(({ rule }) => rule));
  const ids = [...used].sort(compareText);
  return {
    api,
    changes: changes.toSorted(compareChanges).map(toChangeRow),
    reports: problems.map(toReportRow).sort(compareRows),
    meanings: new Map(ids.map((id) => [id, rules.get(id)?.summary ?? ""])),
  };
}

function toChangeRow({ rule, at, pointer, before, after, description, source }: Change): ChangeRow {
  return {
    ...placeOfRow(at, pointer),
    rule,
    before,
    after,
    ...(description !== undefined && { description }),
    ...(source !== undefined && { source }),
  };
}

function toReportRow({ rule, severity, message, at, pointer = "" }: Problem): ReportRow {
  return { ...placeOfRow(at, pointer), rule, severity, message };
}

function placeOfRow(at: Position | undefined, pointer: string): RowPlace {
  const { line, column } = at ? lineAndColumn(at) : { line: 1, column: 1 };
  return { page: at?.page.name ?? "", line, column, pointer };
}
