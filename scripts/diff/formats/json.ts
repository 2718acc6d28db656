import { renderJson } from "../../shared/render-json.ts";
import { type DiffReport, isBreaking } from "../diff-report.ts";

export function render(report: DiffReport): string {
  return renderJson({ breaking: isBreaking(report), ...report });
}
