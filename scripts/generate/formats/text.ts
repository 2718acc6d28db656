import { basename, dirname } from "node:path";
import { countOf } from "../../pipeline/report/count-of.ts";
import { groupBy } from "../../pipeline/values/group-by.ts";
import type { Finding } from "../../findings/finding.ts";
import { hiddenLine, renderFindings } from "../../findings/render-findings.ts";
import { wrapLines } from "../../findings/wrap-lines.ts";
import { plainView, type View } from "../../findings/view.ts";
import { hasError } from "../../pipeline/report/problems.ts";
import type { StyledLine } from "../../shared/styled-text.ts";
import { PIPE, type Terminal } from "../../shared/terminal.ts";
import type { ApiReport } from "../api-report.ts";
import type { Plan } from "../plan.ts";
import type { RunReport } from "../run-and-print.ts";
import { nextSteps } from "../next-steps.ts";
import { isFailed, summarizeRun } from "../summarize-run.ts";

export function render(report: RunReport, terminal = PIPE): StyledLine[] {
  const steps = nextSteps(report).map((line): StyledLine => [line]);
  return [...renderRun(report, terminal), ...wrapLines(steps, terminal)];
}

/** The report without the next steps, for a command with steps of its own. */
export function renderRun(report: RunReport, terminal: Terminal): StyledLine[] {
  const { plan, reports } = report;
  const found = reports.map((each) => ({ name: each.name, findings: findingsToShow(each) }));
  const view = viewOf(plan, terminal);
  const { sections, hidden } = renderFindings(found, view);
  const lines = reports.flatMap((each) => [
    headingOf(each, plan),
    ...(sections.get(each.name) ?? []),
    ...wrapLines(resultOf(each, plan.check), terminal),
  ]);
  const end = [
    ...hiddenLine(hidden, { infos: false }),
    ...summarizeRun(report).map((line): StyledLine => [line]),
  ];
  return [...lines, ...wrapLines(end, terminal)];
}

/**
 * Known problems and infos are the concern of `lint`. An API without a document has only infos: they say why it has none.
 */
function findingsToShow({ problems, documents }: ApiReport): Finding[] {
  return problems.filter(
    ({ accepted, severity }) => accepted === undefined && (severity !== "info" || documents === 0),
  );
}

/** A check shows every file that is not up to date: no other command lists them. */
function viewOf({ check }: Plan, terminal: Terminal): View {
  return { ...plainView(terminal), verbose: check };
}

function headingOf(report: ApiReport, { apis }: Plan): StyledLine {
  const { name, pages, documents, operations, schemas, changes } = report;
  const counts = [
    countOf(pages, "page"),
    countOf(documents, "document"),
    countOf(operations, "operation"),
    countOf(schemas, "schema"),
    countOf(changes.length, "change"),
  ].join(", ");
  const isRemoved = !apis.includes(name);
  const text = isRemoved ? "no longer in specs, but there are generated files" : counts;
  return [{ text: name, styles: ["bold"] }, `: ${text}`];
}

function resultOf(report: ApiReport, isCheck: boolean): StyledLine[] {
  if (!hasError(report)) return filesPerDirectory(report.written).map((line) => [line]);
  return [[`  ${describeFailure(report, isCheck)}`]];
}

/** `wrote generated/example: openapi.yaml, types.d.ts` */
function filesPerDirectory(files: readonly string[]): string[] {
  const directories = groupBy(files, dirname);
  return [...directories].map(
    ([directory, paths]) =>
      `  wrote ${directory}: ${paths.map((path) => basename(path)).join(", ")}`,
  );
}

function describeFailure(report: ApiReport, isCheck: boolean): string {
  if (!isCheck) return "not written because of the errors above";
  return isFailed(report) ? "not checked because of the errors above" : "not up to date";
}
