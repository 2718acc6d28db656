import { render as renderRun } from "../../generate/formats/github.ts";
import { fileProblem } from "../../pipeline/report/problems.ts";
import { githubAnnotation } from "../../shared/problem-lines.ts";
import type { AddReport } from "../added-api.ts";

export function render(report: AddReport): string {
  const { files, missingFacts } = report.added;
  const annotations = missingFacts.map(({ fact }) => {
    const message = `The pages do not state ${fact}. Add it to overlay.yaml.`;
    return `${githubAnnotation(fileProblem("add", files[0] ?? "", message))}\n`;
  });
  return renderRun(report) + annotations.join("");
}
