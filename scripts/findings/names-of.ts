import { groupDigits } from "../pipeline/report/count-of.ts";

/** A list of more names hides the lines around it. */
const MAX_NAMES = 20;

/** The names of the reports, as a short list. */
export function namesOf(reports: readonly { name: string }[]): string {
  return shortList(reports.map(({ name }) => name));
}

/** `a, b, c`, or the first names and a count */
export function shortList(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES);
  const hidden = names.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`${groupDigits(hidden)} more`] : [])].join(", ");
}
