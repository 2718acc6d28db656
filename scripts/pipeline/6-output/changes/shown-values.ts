import { codeSpan, escapeMarkdown } from "../../report/markdown.ts";
import type { ChangeRow } from "./change-report.ts";

const MAX_LENGTH = 300;
/** In a cell of the summary, where space is scarce. */
const MAX_CELL_LENGTH = 50;

/** The values of a change, as JSON texts. Rows with equal texts have equal values. */
export interface ValueTexts {
  before: string | undefined;
  after: string | undefined;
}

export function valueTexts({ before, after }: ChangeRow): ValueTexts {
  return { before: JSON.stringify(before), after: JSON.stringify(after) };
}

export function showValues({ before, after }: ValueTexts): string {
  return `${show(before)} → ${show(after)}`;
}

function show(text: string | undefined): string {
  return text === undefined ? "nothing" : codeSpan(shorten(text, MAX_LENGTH));
}

export function showInCell({ before, after }: ValueTexts): string {
  return `${showCell(before)} → ${showCell(after)}`;
}

/** In a table, a bar ends a cell even in a code span. */
function showCell(text: string | undefined): string {
  if (text === undefined) return "nothing";
  const short = shorten(text, MAX_CELL_LENGTH);
  return /[|\\]/.test(short) ? escapeMarkdown(short) : codeSpan(short);
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
