import { groupBy } from "../../values/group-by.ts";
import type { Detail } from "./detail.ts";
import { lineLink, pageLabel } from "./page-link.ts";
import type { PreparedChange, PreparedReport } from "./prepared-report.ts";

/** The most line numbers per page and rule. */
const MAX_LINES = 3;

/** A table with one row per page: its changes, and their lines. */
export function renderPages({ api, repairs }: PreparedReport, detail: Detail): string[] {
  if (repairs.length === 0) return [];
  const pages = [...groupBy(repairs, ({ page }) => page)];
  const hidden = pages.length - detail.pages;
  const rows = pages.slice(0, detail.pages).map(([page, changes]) => {
    const label = page === "" ? pageLabel(api, api) : pageLabel(api, page);
    return `| ${label} | ${changes.length} | ${renderRules(changes)} |`;
  });
  const more = hidden > 0 ? [`${hidden} more pages are in [changes.json](changes.json).`, ""] : [];
  return [
    "## Repairs by page",
    "",
    "| page | changes | rules and lines |",
    "| --- | ---: | --- |",
    ...rows,
    "",
    ...more,
  ];
}

function renderRules(changes: PreparedChange[]): string {
  return [...groupBy(changes, ({ rule }) => rule)].map(renderRule).join("; ");
}

function renderRule([rule, changes]: [string, PreparedChange[]]): string {
  const lines = [...new Map(changes.map((change) => [change.line, change])).values()];
  const links = lines.slice(0, MAX_LINES).map(lineLink);
  const more = lines.length > MAX_LINES ? ["…"] : [];
  const count = changes.length > 1 ? ` ${changes.length} times` : "";
  return `${rule}${count} (${[...links, ...more].join(", ")})`;
}
