import { onOneLine } from "../../pipeline/report/printable.ts";
import { groupBy } from "../../pipeline/values/group-by.ts";
import type { LeftPage } from "../../pull/site/list-pages.ts";

/** How many URLs the text shows for one reason. The JSON report has all of them. */
const MAX_SHOWN = 3;

/** Lines that count the skipped links by their reasons. */
export function summarizeLeft(left: LeftPage[]): string[] {
  return [...groupByReason(left)].flatMap(([reason, urls]) => [
    onOneLine(`  ${urls.length} skipped: ${reason}`),
    ...urls.slice(0, MAX_SHOWN).map((url) => onOneLine(`    ${url}`)),
    ...(urls.length > MAX_SHOWN ? [`    and ${urls.length - MAX_SHOWN} more`] : []),
  ]);
}

/** The URLs of the pages that were left, by the reasons. */
export function groupByReason(left: LeftPage[]): Map<string, string[]> {
  const groups = [...groupBy(left, ({ reason }) => reason)];
  return new Map(groups.map(([reason, pages]) => [reason, pages.map(({ url }) => url)]));
}
