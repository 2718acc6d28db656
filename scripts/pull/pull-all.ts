import type { FetchOptions } from "./fetch-page.ts";
import { FetchError, type Validators } from "./fetched-page.ts";
import { inParallel } from "./in-parallel.ts";
import { createPace, type Pace } from "./pace.ts";
import { type PulledPage, pullPage, type StoredPageWithUrl } from "./pull-page.ts";
import type { StoredPage } from "./stored-pages.ts";

export interface PullOptions extends FetchOptions {
  concurrency: number;
  validatorsFor: (page: StoredPageWithUrl) => Validators;
}

export type PullResult = { page: StoredPageWithUrl } & (
  | { pulled: PulledPage; failure?: never }
  | {
      pulled?: never;
      failure: string;
      /** Whether the server says that the page does not exist. */
      isGone?: boolean;
    }
);

const GONE = new Set([404, 410]);

/** Fetches every page and writes nothing. Throws only if the signal is aborted: a failed page is a result. */
export function pullAll(pages: StoredPage[], options: PullOptions): Promise<PullResult[]> {
  const paceFor = createPaces();
  return inParallel(pages.filter(hasUrl), options.concurrency, async (page) => {
    try {
      const pace = paceFor(new URL(page.url).host);
      const pulled = await pullPage(page, options.validatorsFor(page), { ...options, pace });
      return { page, pulled };
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof FetchError)) throw error;
      const isGone = error.status !== undefined && GONE.has(error.status);
      return { page, failure: `${page.url}: ${error.message}`, isGone };
    }
  });
}

/** A busy server pauses the requests to all of its pages, and to no other server. */
function createPaces(): (host: string) => Pace {
  const paces = new Map<string, Pace>();
  return (host) => {
    const pace = paces.get(host) ?? createPace({ gap: 0 });
    paces.set(host, pace);
    return pace;
  };
}

function hasUrl(page: StoredPage): page is StoredPageWithUrl {
  return page.url !== undefined;
}
