import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sha256 } from "../shared/hashes.ts";
import { readTextFile } from "../shared/read-file.ts";
import type { Validators } from "./fetched-page.ts";

/**
 * The validators of each page, by its path. Without the cache, every page is downloaded completely. The result is the
 * same.
 */
export type ValidatorCache = Map<string, Validators & CachedPage>;

interface CachedPage {
  url: string;
  /** Hash of the stored page for which the server sent the validators. */
  sha256: string;
}

interface Page {
  file: string;
  bytes: Uint8Array;
  url: string;
}

/** A cache file that is missing or damaged counts as empty. */
export function readValidatorCache(file: string): ValidatorCache {
  try {
    const text = readTextFile(file);
    const entries = JSON.parse(text) as Record<string, Validators & CachedPage>; // written below
    return new Map(Object.entries(entries));
  } catch {
    return new Map();
  }
}

/** Returns no validators if the stored page or its URL has changed since. */
export function validatorsFor(cache: ValidatorCache, page: Page): Validators {
  const entry = cache.get(page.file);
  if (entry?.url !== page.url || entry.sha256 !== sha256(page.bytes)) return {};
  const { etag, lastModified } = entry;
  return {
    ...(isHeaderValue(etag) && { etag }),
    ...(isHeaderValue(lastModified) && { lastModified }),
  };
}

/** The cache file may have been damaged. `fetch` throws for a header with a line break, so every later run would fail. */
function isHeaderValue(value: unknown): value is string {
  return typeof value === "string" && /^[\x20-\x7e\x80-\xff]+$/.test(value);
}

export function rememberValidators(
  cache: ValidatorCache,
  { file, bytes, url }: Page,
  validators: Validators,
): void {
  cache.set(file, { url, sha256: sha256(bytes), ...validators });
}

/** Pages of a site that have no document are not stored. They are remembered by their URL, as if they were empty. */
export function siteValidators(cache: ValidatorCache) {
  const page = (url: string): Page => ({ file: url, bytes: new Uint8Array(), url });
  return {
    validatorsFor: (url: string) => validatorsFor(cache, page(url)),
    rememberValidators: (url: string, validators: Validators) =>
      rememberValidators(cache, page(url), validators),
  };
}

export function writeValidatorCache(cache: ValidatorCache, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(cache), null, 2)}\n`);
}
