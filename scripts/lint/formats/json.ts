import type { LintReport } from "../lint-apis.ts";

export function render(reports: LintReport[]): string {
  return `${JSON.stringify({ apis: reports }, null, 2)}\n`;
}
