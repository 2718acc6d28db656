import { type DiffReport, isBreaking } from "../report.ts";

export function renderJson(report: DiffReport): string {
  return `${JSON.stringify({ breaking: isBreaking(report), ...report }, null, 2)}\n`;
}
