import type { PullRow } from "../pull-rows.ts";

export function render(rows: PullRow[]): string {
  return `${JSON.stringify({ pages: rows }, null, 2)}\n`;
}
