import { groupDigits } from "../pipeline/report/count-of.ts";

/** A list of more names hides the lines around it. */
const MAX_NAMES = 20;

/** `a, b, c`, or the first names and a count */
export function namesOf(reports: readonly { name: string }[]): string {
  const names = reports.slice(0, MAX_NAMES).map(({ name }) => name);
  const hidden = reports.length - names.length;
  return [...names, ...(hidden > 0 ? [`${groupDigits(hidden)} more`] : [])].join(", ");
}
