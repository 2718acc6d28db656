import type { FetchOptions } from "../../pull/fetch-page.ts";
import { FetchError } from "../../pull/fetched-page.ts";
import { inParallel } from "../../pull/in-parallel.ts";
import type { LeftPage } from "../../pull/site/list-pages.ts";
import { CommandError } from "../../shared/command.ts";
import { sha256 } from "../../shared/hashes.ts";
import {
  fetchOutcome,
  isFound,
  type FoundPage,
  type Outcome,
  type UnavailablePage,
} from "./page-outcome.ts";
import type { PageStore } from "./page-store.ts";

export interface FetchPagesOptions extends Omit<FetchOptions, "signal"> {
  concurrency: number;
  /** Maximum size of all pages together, because they are kept in memory. */
  maxTotalBytes: number;
  store: PageStore;
  /** Hashes of the pages that the API has already. */
  known: ReadonlySet<string>;
  onProgress: (progress: Progress) => void;
}

interface Progress {
  /** How many pages have been read. */
  done: number;
  total: number;
  /** How many of them have a document. */
  found: number;
}

export interface FetchedPages {
  /** The pages with a document, in the order of the URLs. */
  found: FoundPage[];
  left: LeftPage[];
  unavailable: UnavailablePage[];
}

const MEBIBYTE = 1024 * 1024;
const MAX_FAILURES = 10;

/** A request that this ends, or that no longer starts, fails with it. */
const GAVE_UP = new FetchError(`not requested, because ${MAX_FAILURES} other pages had failed`, {
  isTemporary: true,
});

/**
 * Fetches pages, and keeps those that have an OpenAPI document. If the server stays busy or cannot be reached for
 * several pages, the others are not requested, and count as unavailable too.
 */
export async function fetchPages(
  urls: string[],
  options: FetchPagesOptions,
): Promise<FetchedPages> {
  const stop = new AbortController();
  let failures = 0;
  const progress: Progress = { done: 0, total: urls.length, found: 0 };
  let size = 0;
  const outcomes = await inParallel(urls, options.concurrency, async (url) => {
    const outcome = await fetchOutcome(url, { ...options, signal: stop.signal });
    failures += "failure" in outcome ? 1 : 0;
    if (failures === MAX_FAILURES) stop.abort(GAVE_UP);
    size += "bytes" in outcome ? outcome.bytes.byteLength : 0;
    if (size > options.maxTotalBytes) {
      const error = tooLarge(options.maxTotalBytes);
      stop.abort(error);
      throw error;
    }
    progress.done += 1;
    progress.found += isFound(outcome) ? 1 : 0;
    options.onProgress(progress);
    return outcome;
  });
  return sortOut(outcomes, options.known);
}

/** Two URLs can lead to one page, so a page with the content of an earlier one is left. */
function sortOut(outcomes: Outcome[], known: ReadonlySet<string>): FetchedPages {
  const seen = new Set(known);
  const found: FoundPage[] = [];
  const left: LeftPage[] = [];
  const unavailable: UnavailablePage[] = [];
  for (const outcome of outcomes) {
    const { url } = outcome;
    if (isFound(outcome)) {
      const hash = sha256(outcome.bytes);
      if (seen.has(hash)) left.push({ url, reason: "the same content as another page" });
      else found.push({ url, bytes: outcome.bytes });
      seen.add(hash);
    } else if ("failure" in outcome) unavailable.push(outcome);
    else if (outcome.reason !== undefined) left.push({ url, reason: outcome.reason });
  }
  return { found, left, unavailable };
}

function tooLarge(maxBytes: number): CommandError {
  return new CommandError(
    `Nothing was added, because the pages have more than ${maxBytes / MEBIBYTE} MiB. Choose some of them with --match or --ignore.`,
  );
}
