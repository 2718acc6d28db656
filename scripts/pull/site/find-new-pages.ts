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

/** Finds the listed pages that have a document and are not stored, in the order of the index. */
export async function findNewPages(
  listed: string[],
  stored: StoredPage[],
  options: CheckOptions,
): Promise<NewPages> {
  const known = new Set(stored.flatMap(({ url }) => (url === undefined ? [] : [pageKey(url)])));
  const texts = new Set(stored.map(({ text }) => text));
  const candidates = listed.filter((url) => !known.has(pageKey(url)));
  const findings = await inParallel(candidates, options.concurrency, async (url) => {
    const finding = await examine(url, options);
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

/** Returns the text of a page with a document, or the reason why it could not be examined now. */
async function examine(
  url: string,
  options: CheckOptions,
): Promise<{ text?: string; reason?: string }> {
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
