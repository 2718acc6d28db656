import { onOneLine } from "../../pipeline/report/printable.ts";
import type { PullRow } from "../pull-rows.ts";

/** If a page failed, the command's error message lists the failed pages and only skipped pages are left to report. */
export function render(rows: PullRow[]): string {
  const hasFailed = rows.some(({ failed }) => failed);
  const shown = hasFailed ? rows.filter(({ address }) => address === null) : rows;
  return shown.map(({ page, outcome }) => `${onOneLine(`${page}: ${outcome}`)}\n`).join("");
}
