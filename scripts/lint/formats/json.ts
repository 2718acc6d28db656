import { renderJson } from "../../shared/render-json.ts";
import type { LintReport } from "../lint-apis.ts";

export function render(reports: LintReport[]): string {
  return renderJson({ apis: reports });
}
