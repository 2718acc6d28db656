import { renderJson } from "../../shared/render-json.ts";
import type { PullRow } from "../pull-rows.ts";

export function render(rows: PullRow[]): string {
  return renderJson({ pages: rows });
}
