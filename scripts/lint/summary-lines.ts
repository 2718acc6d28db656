import { namesOf } from "../findings/names-of.ts";
import { describeFirstError } from "../findings/first-error.ts";
import { countOf } from "../pipeline/report/count-of.ts";
import { nextCommand } from "../shared/command-line.ts";
import { allFindings, describeNew, describeTotals, type Totals } from "../findings/totals.ts";
import { nameOfRulesPage } from "../shared/own-package.ts";
import type { Style, StyledLine } from "../shared/styled-text.ts";
import type { LintReport, LintRun } from "./lint-report.ts";

/** The end of the report: totals, the APIs that failed with their first error, and the next steps. */
export function summaryLines(run: LintRun): StyledLine[] {
  const { reports, totals, shard } = run;
  if (shard && reports.length === 0) return [["This shard contains no API."]];
  return [
    totalLine(reports, totals),
    ...newLine(run),
    ...emptyLine(run),
    ...failureLines(reports),
    ...tooManyWarnings(run),
    ...nextSteps(run),
  ];
}

function totalLine(reports: LintReport[], totals: Totals): StyledLine {
  const pages = reports.reduce((sum, report) => sum + report.pages, 0);
  const scope = `${countOf(reports.length, "API")}, ${countOf(pages, "page")}`;
  const mood = totals.warnings > 0 ? "yellow" : "cyan";
  const styles: Style[] = ["bold", totals.errors > 0 ? "red" : mood];
  return [
    { text: `${scope}: `, styles: ["bold"] },
    { text: describeTotals(totals), styles },
  ];
}

/** Such an API has only infos, which the report does not list. */
function emptyLine({ reports }: LintRun): StyledLine[] {
  const empty = reports.filter(({ isEmpty }) => isEmpty);
  return empty.length === 0 ? [] : [[`No specification found: ${namesOf(empty)}.`]];
}

function newLine({ reports, base }: LintRun): StyledLine[] {
  if (base === undefined) return [];
  return [[describeNew(base, allFindings(reports))]];
}

function failureLines(reports: LintReport[]): StyledLine[] {
  const lines = reports.flatMap(({ name, findings }): StyledLine[] => {
    const first = describeFirstError(findings);
    return first === undefined ? [] : [["  ", { text: name, styles: ["bold"] }, `: ${first}`]];
  });
  if (lines.length === 0) return [];
  return [[], [{ text: "Failed:", styles: ["bold", "red"] }], ...lines];
}

function tooManyWarnings({ maxWarnings, totals: { warnings } }: LintRun): StyledLine[] {
  if (maxWarnings === undefined || warnings <= maxWarnings) return [];
  const text = `Too many warnings: ${warnings}; --max-warnings allows ${maxWarnings}.`;
  return [[], [{ text, styles: ["bold", "red"] }]];
}

function nextSteps({ reports, view, totals }: LintRun): StyledLine[] {
  const { errors, warnings, infos, accepted } = totals;
  const findings = reports.flatMap((report) => report.findings);
  const unneeded = findings.filter(({ rule }) => rule === "unneeded-entry").length;
  const steps = [
    errors > unneeded && "Fix the errors first. An API with errors keeps its old generated files.",
    unneeded > 0 && `Remove the unneeded entries: ${nextCommand("lint", "--accept")}`,
    warnings > 0 && "State a fact that a page lacks in the overlay of its API.",
    warnings > 0 &&
      `Accept the warnings that only the vendor can fix: ${nextCommand("lint", '--accept --reason "…"')}`,
    !view.verbose &&
      infos + accepted > 0 &&
      `List the infos and the known problems: ${nextCommand("lint", "--verbose")}`,
    errors + warnings > 0 && `${nameOfRulesPage()} explains each rule.`,
  ];
  const lines = steps.filter((step) => typeof step === "string");
  if (lines.length === 0) return [];
  return [[], [{ text: "Next:", styles: ["bold"] }], ...lines.map((step) => [`  ${step}`])];
}
