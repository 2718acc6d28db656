import { fileProblem } from "../pipeline/report/problems.ts";
import { githubAnnotation, printable } from "../shared/report.ts";
import type { PageResult } from "./pull-all.ts";
import type { Target } from "./targets.ts";

export interface PullRow {
  page: string;
  /** None when neither the page nor `pages.yaml` names one: then the page was left alone. */
  address: string | null;
  /** What became of the page; on any failure no page was changed, whatever this says. */
  outcome: string;
  failed: boolean;
}

export function toRows(targets: Target[], results: PageResult[]): PullRow[] {
  const skipped = targets.filter(({ address }) => address === undefined);
  return [
    ...skipped.map(({ file }) => ({
      page: file,
      address: null,
      outcome: "has no address; name it in pages.yaml to have it pulled",
      failed: false,
    })),
    ...results.map(({ target, pulled, failure }) => ({
      page: target.file,
      address: target.address,
      outcome: failure ?? pulled.outcome,
      failed: failure !== undefined,
    })),
  ];
}

/** For people, failures are not among the rows: they end the command with a message. */
export function renderRows(rows: PullRow[], format: string): string {
  if (format === "json") return `${JSON.stringify({ pages: rows }, null, 2)}\n`;
  if (format === "github") return rows.map((row) => `${annotation(row)}\n`).join("");
  const hasFailed = rows.some(({ failed }) => failed);
  const shown = hasFailed ? rows.filter(({ address }) => address === null) : rows;
  return shown.map(({ page, outcome }) => `${printable(`${page}: ${outcome}`)}\n`).join("");
}

function annotation({ page, outcome, failed }: PullRow): string {
  const row = fileProblem("pull", page, outcome);
  return githubAnnotation(failed ? { ...row, severity: "error" } : row);
}
