import { render as renderRun } from "../../generate/formats/github.ts";
import { fileProblem } from "../../pipeline/report/problems.ts";
import { githubAnnotation } from "../../shared/problem-lines.ts";
import type { AddReport } from "../added-api.ts";
import { groupByReason } from "../site/left-pages.ts";

export function render(report: AddReport): string {
  const { files, missingFacts, sites } = report.added;
  const facts = missingFacts.map(({ fact }) =>
    annotation(files[0] ?? "", `The pages do not state ${fact}. Add it to overlay.yaml.`),
  );
  const reasons = sites.flatMap(({ file, index, left }) =>
    [...groupByReason(left)].map(([reason, urls]) =>
      annotation(file, `${index}: ${urls.length} left: ${reason}`),
    ),
  );
  return renderRun(report) + [...facts, ...reasons].join("");
}

function annotation(file: string, message: string): string {
  return `${githubAnnotation(fileProblem("add", file, message))}\n`;
}
