import { countFindings } from "../../findings/totals.ts";
import { renderJson } from "../../shared/render-json.ts";
import type { ApiReport } from "../api-report.ts";
import type { RunReport } from "../run-and-print.ts";

/** The version of `generate-report.schema.json`. It rises when a property is removed or gets another meaning. */
const VERSION = 1;

export function render({ reports }: RunReport): string {
  const sum = (count: (report: ApiReport) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  const totals = {
    apis: reports.length,
    pages: sum(({ pages }) => pages),
    operations: sum(({ operations }) => operations),
    changes: sum(({ changes }) => changes.length),
    ...countFindings(reports.flatMap(({ problems }) => problems)),
  };
  return renderJson({ version: VERSION, totals, apis: reports });
}
