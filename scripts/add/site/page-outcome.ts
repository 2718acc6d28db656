import { extractDocuments } from "../../pipeline/1-extract/extract-page.ts";
import { fetchPage, type FetchOptions } from "../../pull/fetch-page.ts";
import { FetchError } from "../../pull/fetched-page.ts";
import type { PageStore } from "./page-store.ts";

export interface FoundPage {
  url: string;
  bytes: Uint8Array;
}

/** A page that could not be downloaded for now: the server was busy, too slow, or could not be reached. */
export interface UnavailablePage {
  url: string;
  failure: string;
  /** The index that lists the page. Absent for a page that was named itself. */
  index?: string;
}

/** A page has a document, has a reason to be left, or could not be downloaded for now. */
export type Outcome =
  | { url: string; bytes: Uint8Array; reason?: string | undefined }
  | { url: string; reason: string }
  | UnavailablePage;

/** Reads a page from the store, or fetches it and stores it. */
export async function fetchOutcome(
  url: string,
  options: FetchOptions & { store: PageStore },
): Promise<Outcome> {
  const stored = options.store.read(url);
  if (stored) return { url, bytes: stored, reason: reasonToLeave(url, stored.toString("utf8")) };
  try {
    const page = await fetchPage(url, {}, options);
    if (page.state === "unchanged") return { url, reason: "the server did not send the page" };
    options.store.write(url, page.bytes);
    return { url, bytes: page.bytes, reason: reasonToLeave(url, page.text) };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return error.isTemporary ? { url, failure: error.message } : { url, reason: error.message };
  }
}

function reasonToLeave(url: string, text: string): string | undefined {
  const path = new URL(url).pathname;
  const { documents, problems } = extractDocuments({ path, name: path, text });
  if (documents.length > 0) return undefined;
  return problems[0]?.message ?? "No OpenAPI document found.";
}

export function isFound(outcome: Outcome): outcome is Outcome & FoundPage {
  return "bytes" in outcome && outcome.reason === undefined;
}
