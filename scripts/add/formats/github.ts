import { render as renderRun } from "../../generate/formats/github.ts";
import { fileProblem } from "../../pipeline/report/problems.ts";
import type { Severity } from "../../pipeline/report/rules.ts";
import { githubAnnotation } from "../../shared/problem-lines.ts";
import type { AddReport } from "../added-api.ts";
import { groupByReason } from "../site/left-pages.ts";

export function render(report: AddReport): string {
  const { files, missingFacts, sites, unavailable } = report.added;
  const facts = missingFacts.map(({ fact }) =>
    annotation(files[0] ?? "", `The pages do not state ${fact}. Add it to overlay.yaml.`),
  );
  const reasons = sites.flatMap(({ file, index, left }) =>
    [...groupByReason(left)].map(([reason, urls]) =>
      annotation(file, `${index}: ${urls.length} skipped: ${reason}`),
    ),
  );
  const lacks = unavailable.map(({ url, failure }) =>
    annotation(files[0] ?? "", `${url} was not added: ${failure}`, "error"),
  );
  return renderRun(report) + [...lacks, ...facts, ...reasons].join("");
}

function annotation(file: string, message: string, severity: Severity = "info"): string {
  return `${githubAnnotation({ ...fileProblem("add", file, message), severity })}\n`;
}
