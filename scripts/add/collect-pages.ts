import { join } from "node:path";
import { hasSpecification } from "../pull/has-specification.ts";
import { isIndex } from "../pull/site/classify-link.ts";
import { indexNamedBy } from "../pull/site/named-index.ts";
import type { Site } from "../pull/site/list-pages.ts";
import type { PageFilter } from "../pull/site/page-filter.ts";
import { readSites, SITE_FILE } from "../pull/site/site-file.ts";
import { UsageError } from "../shared/command.ts";
import { isUrl, readSource, UnavailableError, type NewPage } from "./read-source.ts";
import type { UnavailablePage } from "./site/page-outcome.ts";
import { readSite, type ReadSite, type SiteOptions } from "./site/read-site.ts";

export interface CollectOptions extends SiteOptions, PageFilter {
  /** Files or URLs. */
  sources: string[];
}

export interface Collected {
  /** The pages that were named one by one. */
  pages: NewPage[];
  sites: ReadSite[];
  /** The named pages that could not be downloaded for now. */
  unavailable: UnavailablePage[];
}

type Source = { page: NewPage } | { index: string } | { unavailable: UnavailablePage };

/** Reads all sources. The index of a site, or a page that names one, leads to the pages of the site. */
export async function collectPages(options: CollectOptions): Promise<Collected> {
  const { sources, match, ignore } = options;
  const opened = await Promise.all(sources.map((source) => openIfAvailable(source, options)));
  const pages = opened.flatMap((source) => ("page" in source ? [source.page] : []));
  const unavailable = opened.flatMap((source) =>
    "unavailable" in source ? [source.unavailable] : [],
  );
  const indexes = new Set(opened.flatMap((source) => ("index" in source ? [source.index] : [])));
  if (isChoosing(options) && indexes.size === 0) throw noSiteToChooseFrom();
  const sites = [...indexes].map((index) => ({ index, match, ignore }));
  return { pages, sites: await readAll(sites, pages, options), unavailable };
}

/** Reads the sites that the API has already. */
export async function collectNewPages(options: CollectOptions): Promise<Collected> {
  if (isChoosing(options)) throw noSiteToChooseFrom();
  return { pages: [], sites: await readAll(knownSites(options), [], options), unavailable: [] };
}

function isChoosing({ match, ignore }: PageFilter): boolean {
  return match.length + ignore.length > 0;
}

function noSiteToChooseFrom(): UsageError {
  return new UsageError(
    "--match and --ignore choose pages of a site, but no source is the index of a site or names one; pass the URL of its llms.txt",
  );
}

function knownSites({ specs, api }: CollectOptions): Site[] {
  const file = join(specs, api, SITE_FILE);
  const sites = readSites(file);
  if (sites.length > 0) return sites;
  throw new UsageError(
    `no page was given, and ${file} lists no site; pass at least one file or URL`,
  );
}

/** Reads one site after another, because their pages must not have the same names. */
async function readAll(sites: Site[], pages: NewPage[], options: SiteOptions): Promise<ReadSite[]> {
  const read: ReadSite[] = [];
  for (const site of sites) {
    const others = [...pages, ...read.flatMap((other) => other.pages)];
    read.push(await readSite(site, options, others));
  }
  return read;
}

async function openIfAvailable(source: string, options: CollectOptions): Promise<Source> {
  try {
    return await open(source, options);
  } catch (error) {
    if (error instanceof UnavailableError) return { unavailable: error.page };
    throw error;
  }
}

/** A page with a document is the page that is wanted, unless an option chooses among the pages of its site. */
async function open(source: string, options: CollectOptions): Promise<Source> {
  if (isUrl(source) && URL.canParse(source)) {
    const url = new URL(source);
    url.hash = "";
    if (isIndex(url)) return { index: url.href };
  }
  const page = await readSource(source, options.allowHttp);
  const index = isUrl(source) ? indexNamedBy(page.text, source) : undefined;
  if (index === undefined) return { page };
  const isWanted = isChoosing(options) || !hasSpecification(page.text, page.name);
  return isWanted ? { index } : { page };
}
