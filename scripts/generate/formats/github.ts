import { githubAnnotations } from "../../findings/github-annotations.ts";
import type { RunReport } from "../run-and-print.ts";

export function render({ reports }: RunReport): string {
  const found = reports.map(({ name, problems }) => ({ name, findings: problems }));
  return githubAnnotations("generate", found)
    .map((line) => `${line}\n`)
    .join("");
}
