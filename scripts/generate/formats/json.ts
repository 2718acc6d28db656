import { renderJson } from "../../shared/render-json.ts";
import type { RunReport } from "../run-and-print.ts";

export function render({ reports }: RunReport): string {
  return renderJson({ apis: reports });
}
