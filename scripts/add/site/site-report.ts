import { countOf } from "../../pipeline/report/count-of.ts";
import { onOneLine } from "../../pipeline/report/printable.ts";
import type { LeftPage } from "../../pull/site/list-pages.ts";
import { summarizeLeft } from "./left-pages.ts";
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
    onOneLine(
      `${index}: added ${countPages(added.length)}, skipped ${countOf(left.length, "link")}`,
    ),
    ...summarizeLeft(left),
  ]);
}

function countPages(count: number): string {
  return count === 0 ? "no page" : countOf(count, "page");
}
