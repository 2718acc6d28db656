import { createHash } from "node:crypto";
import type { FetchOptions } from "../../pull/fetch-page.ts";
import { inParallel } from "../../pull/in-parallel.ts";
import type { LeftPage } from "../../pull/site/list-pages.ts";
import { CommandError } from "../../shared/command.ts";
import { fetchOutcome, isFound, type FoundPage, type Outcome } from "./page-outcome.ts";
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
}

const MEBIBYTE = 1024 * 1024;
const MAX_FAILURES = 10;

/**
 * Fetches pages, and keeps those that have an OpenAPI document. Throws if the server is busy or cannot be reached,
 * because the API would lack pages. The next run goes on with the pages that are in the store.
 */
export async function fetchPages(
  urls: string[],
  options: FetchPagesOptions,
): Promise<FetchedPages> {
  const stop = new AbortController();
  const failures: string[] = [];
  const progress: Progress = { done: 0, total: urls.length, found: 0 };
  let size = 0;
  const outcomes = await inParallel(urls, options.concurrency, async (url) => {
    const outcome = await fetchOutcome(url, { ...options, signal: stop.signal });
    if ("failure" in outcome) failures.push(`${url}: ${outcome.failure}`);
    if (failures.length >= MAX_FAILURES) stop.abort(failedPages(failures));
    size += "bytes" in outcome ? outcome.bytes.byteLength : 0;
    if (size > options.maxTotalBytes) stop.abort(tooLarge(options.maxTotalBytes));
    stop.signal.throwIfAborted();
    progress.done += 1;
    progress.found += isFound(outcome) ? 1 : 0;
    options.onProgress(progress);
    return outcome;
  });
  if (failures.length > 0) throw failedPages(failures);
  return sortOut(outcomes, options.known);
}

/** Two URLs can lead to one page, so a page with the content of an earlier one is left. */
function sortOut(outcomes: Outcome[], known: ReadonlySet<string>): FetchedPages {
  const seen = new Set(known);
  const found: FoundPage[] = [];
  const left: LeftPage[] = [];
  for (const outcome of outcomes) {
    const { url } = outcome;
    if (isFound(outcome)) {
      const hash = hashOf(outcome.bytes);
      if (seen.has(hash)) left.push({ url, reason: "the same content as another page" });
      else found.push({ url, bytes: outcome.bytes });
      seen.add(hash);
    } else if ("reason" in outcome && outcome.reason !== undefined) {
      left.push({ url, reason: outcome.reason });
    }
  }
  return { found, left };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function failedPages(failures: string[]): CommandError {
  return new CommandError(
    [
      "Nothing was added, because pages could not be downloaded:",
      ...failures,
      "Run the same command again to go on with the other pages, or leave these pages out with --ignore.",
    ].join("\n"),
  );
}

function tooLarge(maxBytes: number): CommandError {
  return new CommandError(
    `Nothing was added, because the pages have more than ${maxBytes / MEBIBYTE} MiB. Choose some of them with --match or --ignore.`,
  );
}
