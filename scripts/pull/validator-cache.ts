import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Validators } from "./fetched.ts";

/**
 * What servers gave to ask with next time, by page. It is a cache and no part of the specs: without
 * it every page is fetched whole, and nothing else changes.
 */
export type ValidatorCache = Map<string, Validators & Origin>;

interface Origin {
  address: string;
  /** Of our page when the server gave the validators. */
  sha256: string;
}

interface Page {
  file: string;
  bytes: Uint8Array;
  address: string;
}

/** A cache that is missing or broken is an empty one. */
export function readValidatorCache(file: string): ValidatorCache {
  try {
    const text = readFileSync(file, "utf8");
    const entries = JSON.parse(text) as Record<string, Validators & Origin>; // this file writes it
    return new Map(Object.entries(entries));
  } catch {
    return new Map();
  }
}

/** None where our page or its address is another one by now. */
export function validatorsFor(cache: ValidatorCache, page: Page): Validators {
  const entry = cache.get(page.file);
  if (entry?.address !== page.address || entry.sha256 !== hash(page.bytes)) return {};
  const { etag, lastModified } = entry;
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}

export function rememberValidators(cache: ValidatorCache, page: Page, given: Validators): void {
  const { file, bytes, address } = page;
  cache.set(file, { address, sha256: hash(bytes), ...given });
}

export function writeValidatorCache(cache: ValidatorCache, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(cache), null, 2)}\n`);
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
