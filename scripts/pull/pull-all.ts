import type { FetchOptions } from "./fetch-page.ts";
import { FetchError, type Validators } from "./fetched-page.ts";
import { inParallel } from "./in-parallel.ts";
import { type PulledPage, pullPage, type StoredPageWithUrl } from "./pull-page.ts";
import type { StoredPage } from "./stored-pages.ts";

export interface PullOptions extends FetchOptions {
  concurrency: number;
  validatorsFor: (page: StoredPageWithUrl) => Validators;
}

export type PullResult = { page: StoredPageWithUrl } & (
  { pulled: PulledPage; failure?: never } | { pulled?: never; failure: string }
);

/** Fetches every page and writes nothing. Throws only if the signal is aborted: a failed page is a result. */
export function pullAll(pages: StoredPage[], options: PullOptions): Promise<PullResult[]> {
  return inParallel(pages.filter(hasUrl), options.concurrency, async (page) => {
    try {
      const pulled = await pullPage(page, options.validatorsFor(page), options);
      return { page, pulled };
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof FetchError)) throw error;
      return { page, failure: `${page.url}: ${error.message}` };
    }
  });
}

function hasUrl(page: StoredPage): page is StoredPageWithUrl {
  return page.url !== undefined;
}
