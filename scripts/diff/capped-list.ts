import { groupDigits } from "../pipeline/report/count-of.ts";

/** A list of more items hides the lines around it. */
const MAX_ITEMS = 20;

/** `a, b, c`, or the first items and a count: `a, b, c and 2 more` */
export function cappedList(items: readonly string[], limit = MAX_ITEMS): string {
  const shown = items.slice(0, limit).join(", ");
  const hidden = items.length - limit;
  return hidden > 0 ? `${shown} and ${groupDigits(hidden)} more` : shown;
}
