import { githubAnnotations } from "../../findings/github-annotations.ts";
import type { LintRun } from "../lint-report.ts";

export function render({ reports, base }: LintRun): string {
  return githubAnnotations("lint", reports, base)
    .map((line) => `${line}\n`)
    .join("");
}
