import { countOf } from "../pipeline/report/count-of.ts";
import { renderJson } from "../shared/render-json.ts";
import { isOver, type BenchRow } from "./row.ts";

/** GitHub shows at most ten annotations of one kind per step. */
const MAX_ANNOTATIONS = 10;

/** The results in each output format. */
export const rowFormats: Readonly<Record<string, (rows: BenchRow[]) => string>> = {
  text: (rows) => rows.map(toLine).join(""),
  json: (rows) => renderJson({ rows }),
  github: (rows) => annotate(rows).join(""),
};

/** Annotates the results over their budgets. One notice has the totals, and the other results follow as text. */
function annotate(rows: BenchRow[]): string[] {
  const over = rows.filter(isOver);
  const shown = over.slice(0, MAX_ANNOTATIONS);
  const rest = rows.filter((row) => !shown.includes(row));
  const summary = `${countOf(rows.length, "result")}, ${over.length} over the budget`;
  return [...shown.map(toAnnotation), `::notice title=bench::${summary}\n`, ...rest.map(toLine)];
}

/** A result belongs to no file, so its annotation has no place. */
function toAnnotation({ name, ratio, budget }: BenchRow): string {
  return `::error title=bench::${name}: the result ${ratio.toFixed(2)} is over its budget of ${budget}\n`;
}

function toLine(row: BenchRow): string {
  const mark = isOver(row) ? "OVER" : "ok";
  const detail = row.detail === undefined ? "" : ` (${row.detail})`;
  return `${mark.padEnd(4)}  ${row.ratio.toFixed(2).padStart(6)} ≤ ${Number(row.budget.toFixed(2))}  ${row.name}${detail}\n`;
}
