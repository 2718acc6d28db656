import { FetchError } from "../fetched-page.ts";
import { classifyLink, type Link } from "./classify-link.ts";
import { findLinks } from "./find-links.ts";
import { isChosen, type PageFilter } from "./page-filter.ts";

/** A documentation site, by the URL of its index, and the pages of it that are wanted. */
export interface Site extends PageFilter {
  /** The URL of `llms.txt`. */
  index: string;
}

export interface LeftPage {
  url: string;
  reason: string;
}

export interface SiteListing {
  /** The URLs of the chosen pages, in the order of the index. */
  pages: string[];
  /** All other links, and why they are not followed. */
  left: LeftPage[];
}

interface ListOptions {
  allowHttp: boolean;
  /** Returns the text of an index. Throws a `FetchError` if it cannot be fetched. */
  fetchIndex: (url: string) => Promise<string>;
}

const MAX_DEPTH = 5;
const MAX_INDEXES = 100;
const MAX_LINKS = 200_000;
const MAX_PAGES = 2000;

/** Reads the index of a site and the indexes that it links to. Each URL is read once, so a loop ends. */
export async function listPages(site: Site, options: ListOptions): Promise<SiteListing> {
  const seen = new Set([site.index]);
  const pages: string[] = [];
  const left: LeftPage[] = [];
  const indexes = [{ url: site.index, depth: 1 }];
  for (const { url: base, depth } of indexes) {
    const targets = await linksOf(base, left, { ...options, isFirst: base === site.index });
    for (const target of targets) {
      const link = classifyLink(target, { base, allowHttp: options.allowHttp });
      if (seen.has(link.url)) continue;
      seen.add(link.url);
      if (seen.size > MAX_LINKS) throw new FetchError(`the index has more than ${MAX_LINKS} links`);
      const reason = reasonToLeave(link, { site, depth, count: indexes.length });
      if (reason !== undefined) left.push({ url: link.url, reason });
      else if (link.kind === "index") indexes.push({ url: link.url, depth: depth + 1 });
      else pages.push(link.url);
    }
  }
  if (pages.length > MAX_PAGES) throw tooManyPages(pages.length);
  return { pages, left };
}

/** If an index of the site cannot be fetched, the pages of the other ones are still listed. */
async function linksOf(
  url: string,
  left: LeftPage[],
  { fetchIndex, isFirst }: ListOptions & { isFirst: boolean },
): Promise<string[]> {
  try {
    return findLinks(await fetchIndex(url));
  } catch (error) {
    if (isFirst || !(error instanceof FetchError) || error.isTemporary) throw error;
    left.push({ url, reason: error.message });
    return [];
  }
}

interface LinkPlace {
  site: Site;
  /** How many indexes lead to the link. */
  depth: number;
  /** How many indexes are known. */
  count: number;
}

function reasonToLeave(link: Link, { site, depth, count }: LinkPlace): string | undefined {
  if (link.kind === "left") return link.reason;
  if (link.kind === "page") {
    return isChosen(link.url, site) ? undefined : "not chosen by --match and --ignore";
  }
  if (depth >= MAX_DEPTH) return `an index that is nested more than ${MAX_DEPTH} levels deep`;
  return count >= MAX_INDEXES ? `an index after the first ${MAX_INDEXES}` : undefined;
}

function tooManyPages(count: number): FetchError {
  return new FetchError(
    `the index lists ${count} pages, and at most ${MAX_PAGES} can be read; choose some of them with --match or --ignore`,
  );
}
