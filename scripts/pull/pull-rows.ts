import type { PullResult } from "./pull-all.ts";
import type { StoredPage } from "./stored-pages.ts";

/** One page of the report. */
export interface PullRow {
  page: string;
  /** The URL of the page. `null` if neither the page nor `pages.yaml` contains it: the page was not fetched then. */
  address: string | null;
  /** The result of fetching the page. If any page failed, no page was changed. */
  outcome: string;
  failed: boolean;
}

export function toRows(pages: StoredPage[], results: PullResult[]): PullRow[] {
  const skipped = pages.filter(({ url }) => url === undefined);
  return [
    ...skipped.map(({ file }) => ({
      page: file,
      address: null,
      outcome: "skipped because it has no URL; add its URL to pages.yaml",
      failed: false,
    })),
    ...results.map(({ page, pulled, failure }) => ({
      page: page.file,
      address: page.url,
      outcome: failure ?? pulled.outcome,
      failed: failure !== undefined,
    })),
  ];
}
