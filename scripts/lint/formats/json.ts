import { fingerprintOf } from "../../findings/fingerprint.ts";
import { totalsOf } from "../../findings/totals.ts";
import { renderJson } from "../../shared/render-json.ts";
import type { LintReport, LintRun } from "../lint-report.ts";

/** The version of `lint-report.schema.json`. It rises when a property is removed or gets another meaning. */
const VERSION = 1;

export function render({ reports, totals: counts }: LintRun): string {
  const pages = reports.reduce((sum, report) => sum + report.pages, 0);
  const totals = { apis: reports.length, pages, ...counts };
  return renderJson({ version: VERSION, totals, apis: reports.map(toApi) });
}

function toApi(report: LintReport): object {
  const { name, pages, findings } = report;
  const problems = findings.map((finding) => ({ ...finding, fingerprint: fingerprintOf(finding) }));
  return { name, totals: { pages, ...totalsOf([report]) }, problems };
}
