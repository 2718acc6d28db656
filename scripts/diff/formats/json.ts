import { type DiffReport, isBreaking } from "../diff-report.ts";

export function render(report: DiffReport): string {
  return `${JSON.stringify({ breaking: isBreaking(report), ...report }, null, 2)}\n`;
}
