import { fetchPage, type FetchOptions } from "../fetch-page.ts";
import { FetchError, type Validators } from "../fetched-page.ts";
import { hasSpecification } from "../has-specification.ts";
import { inParallel } from "../in-parallel.ts";
import type { StoredPage } from "../stored-pages.ts";
import type { LeftPage } from "./list-pages.ts";
import { pageKey } from "./page-key.ts";

export interface CheckOptions extends FetchOptions {
  concurrency: number;
  /** Milliseconds between the starts of two requests to a site. */
  gap: number;
  /** Validators of pages that had no document the last time, by URL. */
  validatorsFor: (url: string) => Validators;
  rememberValidators: (url: string, validators: Validators) => void;
}

export interface NewPages {
  /** The URLs of pages that have a document and are not stored. */
  newPages: string[];
  /** Pages that may have a document, but could not be downloaded. */
  unknownPages: LeftPage[];
}

/** The text of a page with a document, or the reason why the page could not be examined now. */
interface Finding {
  text?: string;
  reason?: string;
}

const MAX_FAILURES = 10;
const NOT_REQUESTED: Finding = { reason: `not requested, because ${MAX_FAILURES} pages failed` };

/** Finds the listed pages that have a document and are not stored, in the order of the index. */
export async function findNewPages(
  listed: string[],
  stored: StoredPage[],
  options: CheckOptions,
): Promise<NewPages> {
  const known = new Set(stored.flatMap(({ url }) => (url === undefined ? [] : [pageKey(url)])));
  const texts = new Set(stored.map(({ text }) => text));
  const candidates = listed.filter((url) => !known.has(pageKey(url)));
  let failures = 0;
  const findings = await inParallel(candidates, options.concurrency, async (url) => {
    const finding = failures < MAX_FAILURES ? await examine(url, options) : NOT_REQUESTED;
    if (finding.reason !== undefined) failures += 1;
    return { url, ...finding, isStored: finding.text !== undefined && texts.has(finding.text) };
  });
  return {
    newPages: findings.flatMap(({ url, text, isStored }) =>
      text === undefined || isStored ? [] : [url],
    ),
    unknownPages: findings.flatMap(({ url, reason }) =>
      reason === undefined ? [] : [{ url, reason }],
    ),
  };
}

async function examine(url: string, options: CheckOptions): Promise<Finding> {
  try {
    const page = await fetchPage(url, options.validatorsFor(url), options);
    if (page.state === "unchanged") return {};
    if (hasSpecification(page.text, new URL(url).pathname)) return { text: page.text };
    options.rememberValidators(url, page.validators);
    return {};
  } catch (error) {
    options.signal.throwIfAborted();
    if (!(error instanceof FetchError)) throw error;
    return error.isTemporary ? { reason: error.message } : {};
  }
}
