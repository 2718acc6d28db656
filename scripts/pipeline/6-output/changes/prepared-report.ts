import type { ChangeReport, ChangeRow, ReportRow } from "./change-report.ts";
import { valueTexts, type ValueTexts } from "./shown-values.ts";

export interface PreparedChange extends ChangeRow {
  texts: ValueTexts;
}

/** The rows of a report by the section that shows them. */
export interface PreparedReport {
  api: string;
  meanings: ReadonlyMap<string, string>;
  changes: PreparedChange[];
  /** Facts that the overlay adds. */
  facts: PreparedChange[];
  /** Changes by the quirks and the phases. */
  repairs: PreparedChange[];
  /** Repairs that remove a value, put nothing in its place, and come without a warning. */
  removals: PreparedChange[];
  warnings: ReportRow[];
  notes: ReportRow[];
}

export function prepareReport({ api, changes, reports, meanings }: ChangeReport): PreparedReport {
  const prepared = changes.map((change) => ({ ...change, texts: valueTexts(change) }));
  const repairs = prepared.filter(({ rule }) => rule !== "overlay");
  const warnings = reports.filter(({ severity }) => severity !== "info");
  return {
    api,
    meanings,
    changes: prepared,
    facts: prepared.filter(({ rule }) => rule === "overlay"),
    repairs,
    removals: findRemovals(repairs, warnings),
    warnings,
    notes: reports.filter(({ severity }) => severity === "info"),
  };
}

/** A rule that also adds or replaces values has moved the values that it removes. */
function findRemovals(repairs: PreparedChange[], warnings: ReportRow[]): PreparedChange[] {
  const moving = new Set(repairs.flatMap(({ rule, after }) => (after === undefined ? [] : [rule])));
  const warning = new Set(warnings.map(({ rule }) => rule));
  return repairs.filter(({ rule }) => !moving.has(rule) && !warning.has(rule));
}
