import { countOf } from "../pipeline/report/count-of.ts";
import { nextCommand } from "../shared/command-line.ts";
import type { PullResult } from "./pull-all.ts";
import type { SiteCheck } from "./site/check-sites.ts";
import type { StoredPage } from "./stored-pages.ts";

/** One page of the report, or one finding about a site. */
export interface PullRow {
  /** The file of the page, or the file that lists the site. */
  page: string;
  /** The URL of the page. `null` if neither the page nor `pages.yaml` contains it: the page was not fetched then. */
  address: string | null;
  /** The result of fetching the page. If any page failed, no page was changed. */
  outcome: string;
  failed: boolean;
}

export function toRows(
  pages: StoredPage[],
  results: PullResult[],
  checks: SiteCheck[] = [],
): PullRow[] {
  const skipped = pages.filter(({ url }) => url === undefined);
  const indexes = new Map(
    checks.flatMap(({ index, unlisted }) => unlisted.map(({ file }) => [file, index] as const)),
  );
  return [
    ...skipped.map(({ file }) => ({
      page: file,
      address: null,
      outcome: "skipped because it has no URL; add its URL to pages.yaml",
      failed: false,
    })),
    ...results.map((result) => toRow(result, indexes.get(result.page.file))),
    ...checks.flatMap(siteRows),
  ];
}

/** @param index the index that should list the page, and does not */
function toRow(result: PullResult, index: string | undefined): PullRow {
  const { page, pulled, failure } = result;
  const row = { page: page.file, address: page.url, failed: failure !== undefined };
  const outcome = failure ?? pulled.outcome;
  if (index === undefined) return { ...row, outcome };
  if (failure === undefined) return { ...row, outcome: `${outcome}, but not listed in ${index}` };
  if (!result.isGone) return { ...row, outcome };
  const advice = "delete the page, and its line in pages.yaml";
  const reason = `vanished: ${failure}, and it is not listed in ${index}; ${advice}`;
  return { ...row, outcome: reason, failed: false };
}

function siteRows({ api, file, index, failure, newPages, unknownPages }: SiteCheck): PullRow[] {
  const row = (address: string, outcome: string): PullRow => ({
    page: file,
    address,
    outcome,
    failed: false,
  });
  if (failure !== undefined) return [{ ...row(index, `${index}: ${failure}`), failed: true }];
  const pronoun = newPages.length === 1 ? "it" : "them";
  const advice = `${countOf(newPages.length, "new page")} in ${index}; to add ${pronoun}, run \`${nextCommand("add", `--api ${api}`)}\``;
  return [
    ...newPages.map((url) => row(url, `new: ${url}`)),
    ...(newPages.length > 0 ? [row(index, advice)] : []),
    ...unknownPages.map(({ url, reason }) => row(url, `not checked: ${url}: ${reason}`)),
  ];
}
