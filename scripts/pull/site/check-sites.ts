import { fetchPage, type FetchOptions } from "../fetch-page.ts";
import { FetchError } from "../fetched-page.ts";
import { createPace } from "../pace.ts";
import type { StoredPage } from "../stored-pages.ts";
import { findNewPages, type CheckOptions, type NewPages } from "./find-new-pages.ts";
import { listPages, type Site } from "./list-pages.ts";
import { isChosen } from "./page-filter.ts";
import { pageKey } from "./page-key.ts";
import { siteRoot } from "./site-root.ts";

/** The sites of one API, and its stored pages. */
export interface ApiSites {
  name: string;
  /** The file that lists the sites. */
  file: string;
  sites: Site[];
  pages: StoredPage[];
}

/** The pages of an index that are not stored, and the stored pages that the index does not list. */
export interface SiteCheck extends NewPages {
  api: string;
  file: string;
  index: string;
  /** Absent if the index could be read. */
  failure?: string;
  unlisted: StoredPage[];
}

/** Reads the indexes of all sites again, one after another. Writes nothing. */
export async function checkAllSites(apis: ApiSites[], options: CheckOptions): Promise<SiteCheck[]> {
  const checks: SiteCheck[] = [];
  for (const api of apis) {
    for (const site of api.sites) checks.push(await checkSite(site, api, options));
  }
  return checks;
}

async function checkSite(site: Site, api: ApiSites, options: CheckOptions): Promise<SiteCheck> {
  const nothing = { newPages: [], unknownPages: [], unlisted: [] };
  const check: SiteCheck = { api: api.name, file: api.file, index: site.index, ...nothing };
  const paced = { ...options, pace: createPace({ gap: options.gap }) };
  try {
    const { pages } = await listPages(site, {
      allowHttp: options.allowHttp,
      fetchIndex: (url) => fetchText(url, paced),
    });
    const listed = new Set(pages.map(pageKey));
    const unlisted = api.pages.filter(
      ({ url }) => url !== undefined && belongsTo(url, site) && !listed.has(pageKey(url)),
    );
    return { ...check, unlisted, ...(await findNewPages(pages, api.pages, paced)) };
  } catch (error) {
    options.signal.throwIfAborted();
    if (!(error instanceof FetchError)) throw error;
    return { ...check, failure: error.message };
  }
}

async function fetchText(url: string, options: FetchOptions): Promise<string> {
  const page = await fetchPage(url, {}, options);
  return page.state === "fetched" ? page.text : "";
}

/** Whether a page would be added from the site: it is below the index, and its patterns choose it. */
function belongsTo(url: string, site: Site): boolean {
  return url.startsWith(siteRoot(site.index).href) && isChosen(url, site);
}
