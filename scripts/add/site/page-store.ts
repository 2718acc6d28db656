import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { MAX_INPUT_BYTES, readRegularFile } from "../../shared/read-file.ts";
import { replaceFile } from "../../shared/replace-file.ts";

/** Downloaded pages of a site on the disk, so that an interrupted run can go on. */
export interface PageStore {
  /** The page as an earlier run has downloaded it. */
  read: (url: string) => Buffer | undefined;
  /** Stores a page in one step: a killed run leaves no part of a page behind. */
  write: (url: string, bytes: Uint8Array) => void;
  /** Removes the pages of the site. */
  clear: () => void;
}

/** An older page is downloaded again. */
const MAX_AGE = 24 * 60 * 60 * 1000;

/** @param cache the directory for all sites @param index the URL of the site's index */
export function openPageStore(cache: string, index: string): PageStore {
  const directory = join(cache, hash(index));
  const fileOf = (url: string) => join(directory, hash(url));
  return {
    read: (url) => readRecent(fileOf(url)),
    write(url, bytes) {
      mkdirSync(directory, { recursive: true });
      replaceFile(fileOf(url), bytes);
    },
    clear() {
      rmSync(directory, { recursive: true, force: true });
      removeIfEmpty(cache);
    },
  };
}

/** A file that is missing, old, or damaged counts as absent. */
function readRecent(file: string): Buffer | undefined {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    return age > MAX_AGE ? undefined : readRegularFile(file, { maxBytes: MAX_INPUT_BYTES });
  } catch {
    return undefined;
  }
}

function removeIfEmpty(directory: string): void {
  try {
    if (readdirSync(directory).length === 0) rmSync(directory, { recursive: true });
  } catch {
    // It does not exist, because no page was stored.
  }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
