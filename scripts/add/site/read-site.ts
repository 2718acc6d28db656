import { join } from "node:path";
import { fetchPage, type FetchOptions } from "../../pull/fetch-page.ts";
import { FetchError } from "../../pull/fetched-page.ts";
import { createPace } from "../../pull/pace.ts";
import { listPages, type LeftPage, type Site } from "../../pull/site/list-pages.ts";
import { pageKey } from "../../pull/site/page-key.ts";
import { CommandError } from "../../shared/command.ts";
import { sha256 } from "../../shared/hashes.ts";
import { FETCH_OPTIONS, urlToRemember, type NewPage } from "../read-source.ts";
import { fetchPages } from "./fetch-pages.ts";
import { storedPages, toKnownPage } from "./known-pages.ts";
import { summarizeLeft } from "./left-pages.ts";
import { namePages } from "./page-names.ts";
import type { FoundPage, UnavailablePage } from "./page-outcome.ts";
import { openPageStore, type PageStore } from "./page-store.ts";

export interface SiteOptions {
  api: string;
  specs: string;
  allowHttp: boolean;
  /** Requests per second. */
  rate: number;
  /** The directory of the pages that an interrupted run has downloaded. */
  cache: string;
  progress: (text: string) => void;
}

/** A site whose pages were downloaded. */
export interface ReadSite {
  site: Site;
  /** The pages with a document that the API does not have yet. */
  pages: NewPage[];
  /** The URL of each of these pages, by its file name. */
  urls: Map<string, string>;
  left: LeftPage[];
  unavailable: UnavailablePage[];
  store: PageStore;
}

const CONCURRENCY = 4;
const MAX_PAUSE = 120_000;
const MAX_TOTAL_BYTES = 512 * 1024 * 1024;

/**
 * Follows the index of a site, and downloads the chosen pages. Writes only to the store.
 *
 * @param others pages that are added in the same run
 */
export async function readSite(
  site: Site,
  options: SiteOptions,
  others: NewPage[],
): Promise<ReadSite> {
  const known = [...storedPages(options.specs, options.api), ...others.map(toKnownPage)];
  const store = openPageStore(options.cache, site.index);
  const fetchOptions = fetchOptionsFor(site, options);
  const listing = await list(site, { ...fetchOptions, signal: new AbortController().signal });
  const keys = new Set(known.flatMap(({ url }) => (url === undefined ? [] : [pageKey(url)])));
  const repeated = listing.pages.filter((url) => keys.has(pageKey(url)));
  const fetched = await fetchPages(
    listing.pages.filter((url) => !keys.has(pageKey(url))),
    {
      ...fetchOptions,
      store,
      concurrency: CONCURRENCY,
      maxTotalBytes: MAX_TOTAL_BYTES,
      known: new Set(known.map(({ bytes }) => sha256(bytes))),
      onProgress: ({ done, total, found }) =>
        options.progress(`${site.index}: ${done} of ${total} pages, ${found} with a document`),
    },
  );
  const left = [
    ...repeated.map((url) => ({ url, reason: `already in ${join(options.specs, options.api)}` })),
    ...fetched.left,
    ...listing.left,
  ];
  const named = namePages(fetched.found, site.index, known);
  const urlsByName = new Map(named.map(({ name, url }) => [name, url]));
  const unavailable = fetched.unavailable.map((page) => ({ ...page, index: site.index }));
  return { site, pages: named.map(toNewPage), urls: urlsByName, left, unavailable, store };
}

function fetchOptionsFor(site: Site, { allowHttp, rate, progress }: SiteOptions) {
  const onHold = (milliseconds: number) =>
    progress(`${site.index}: paused for ${Math.ceil(milliseconds / 1000)} s, the server is busy`);
  const pace = createPace({ gap: 1000 / rate, onHold });
  return { ...FETCH_OPTIONS, allowHttp, maxPause: MAX_PAUSE, pace };
}

/** The URL of the index that cannot be read is part of the message. */
async function list(site: Site, options: FetchOptions) {
  let current = site.index;
  const fetchIndex = async (url: string) => {
    current = url;
    const page = await fetchPage(url, {}, options);
    return page.state === "fetched" ? page.text : "";
  };
  try {
    const listing = await listPages(site, { allowHttp: options.allowHttp, fetchIndex });
    if (listing.pages.length === 0) throw noPage(listing.left);
    return listing;
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    const advice = error.isTemporary ? ". Run the same command again later." : "";
    throw new CommandError(`${current}: ${error.message}${advice}`);
  }
}

/** The error for an index whose links were all left. */
function noPage(left: LeftPage[]): FetchError {
  if (left.length === 0) return new FetchError("the index contains no link");
  const reasons = summarizeLeft(left).join("\n");
  return new FetchError(`the index contains no page that is chosen\n${reasons}`);
}

function toNewPage({ name, url, bytes }: FoundPage & { name: string }): NewPage {
  const text = Buffer.from(bytes).toString("utf8");
  return { name, bytes, text, ...urlToRemember(url, text) };
}
