import type { DiffReport } from "../diff-report.ts";
import { nextVersionPart } from "../next-version.ts";

/** One word for a release script: `major`, `minor` or `patch`. */
export function render(report: DiffReport): string {
  return `${nextVersionPart(report)}\n`;
}
