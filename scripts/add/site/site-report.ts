import { onOneLine } from "../../pipeline/report/printable.ts";
import type { LeftPage } from "../../pull/site/list-pages.ts";
import type { ReadSite } from "./read-site.ts";

/** The pages of a site that were added, and those that were left out. */
export interface SiteReport {
  /** The path of the file that lists the site. */
  file: string;
  /** The URL of the index. */
  index: string;
  /** The file names of the added pages. */
  added: string[];
  left: LeftPage[];
}

/** How many URLs the text shows for one reason. The JSON report has all of them. */
const MAX_SHOWN = 3;

interface ReportContext {
  /** The path of the file that lists the sites. */
  file: string;
  /** The errors of pages that were left out, by the names of the pages. */
  refused: ReadonlyMap<string, string>;
}

export function reportSites(sites: ReadSite[], { file, refused }: ReportContext): SiteReport[] {
  return sites.map(({ site, pages, left, urls }) => ({
    file,
    index: site.index,
    added: pages.map(({ name }) => name).filter((name) => !refused.has(name)),
    left: [
      ...pages.flatMap(({ name }) => {
        const reason = refused.get(name);
        return reason === undefined ? [] : [{ url: urls.get(name) ?? name, reason }];
      }),
      ...left,
    ],
  }));
}

/** Lines that count the added pages, and the others by their reasons. */
export function summarizeSites(reports: SiteReport[]): string[] {
  return reports.flatMap(({ index, added, left }) => [
    onOneLine(`${index}: added ${countPages(added.length)}, left ${left.length} link(s)`),
    ...[...groupByReason(left)].flatMap(([reason, urls]) => [
      onOneLine(`  ${urls.length} left: ${reason}`),
      ...urls.slice(0, MAX_SHOWN).map((url) => onOneLine(`    ${url}`)),
      ...(urls.length > MAX_SHOWN ? [`    and ${urls.length - MAX_SHOWN} more`] : []),
    ]),
  ]);
}

function countPages(count: number): string {
  return count === 0 ? "no page" : `${count} page(s)`;
}

/** The URLs of the pages that were left, by the reasons. */
export function groupByReason(left: LeftPage[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { url, reason } of left) {
    const urls = groups.get(reason);
    if (urls) urls.push(url);
    else groups.set(reason, [url]);
  }
  return groups;
}
