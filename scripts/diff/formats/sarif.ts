import { onOneLine } from "../../pipeline/report/printable.ts";
import { renderJson } from "../../shared/render-json.ts";
import { physicalLocation, sarifLog, sarifMessage } from "../../shared/sarif.ts";
import { CHANGE_KINDS } from "../change-kinds.ts";
import type { ApiDiff, DiffReport, ReportedChange } from "../diff-report.ts";
import type { PageLine } from "../page-lines.ts";
import { operationNames, reasonOf } from "../report-lines.ts";

/** SARIF 2.1.0 for code scanning, which shows each change beside the line of the page. */
export function render(report: DiffReport): string {
  const rows = report.apis.flatMap((diff) => diff.changes.map((change) => ({ diff, change })));
  const ids = [...new Set(rows.map(({ change }) => change.kind))].sort();
  const driver = { name: "openapi-pages diff", rules: ids.map(ruleOf) };
  const results = rows.map(({ diff, change }) => resultOf(diff, change));
  return renderJson(sarifLog(driver, results));
}

function ruleOf(id: keyof typeof CHANGE_KINDS): object {
  return { id, shortDescription: { text: `${id}: ${CHANGE_KINDS[id].reason}` } };
}

function resultOf({ api, file }: ApiDiff, change: ReportedChange): object {
  const { breaking, kind, location, message, fingerprint, accepted, source, line } = change;
  const place = [operationNames(change), location].filter(Boolean).join(" · ");
  const reason = breaking ? ` (${reasonOf(change)})` : "";
  const generated = physicalLocation(file, { startLine: line ?? 1 });
  return {
    ruleId: kind,
    level: breaking ? "warning" : "note",
    message: sarifMessage(`${api}: ${place}: ${message}${reason}`),
    locations: [{ physicalLocation: source ? onPage(source) : generated }],
    ...(source &&
      line !== undefined && {
        relatedLocations: [
          { message: { text: "the generated file" }, physicalLocation: generated },
        ],
      }),
    partialFingerprints: { "change/v1": fingerprint },
    ...(accepted !== undefined && {
      suppressions: [{ kind: "external", justification: onOneLine(accepted) }],
    }),
  };
}

function onPage({ page, line, column }: PageLine): object {
  return physicalLocation(page, { startLine: line, startColumn: column });
}
