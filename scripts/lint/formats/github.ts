import { githubAnnotations } from "../../findings/github-annotations.ts";
import type { LintRun } from "../lint-report.ts";

export function render({ reports }: LintRun): string {
  return githubAnnotations("lint", reports)
    .map((line) => `${line}\n`)
    .join("");
}
