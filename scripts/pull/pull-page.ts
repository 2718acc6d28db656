import { areEqualExceptPlaceholders } from "./equal-except-placeholders.ts";
import { fetchPage, type FetchOptions } from "./fetch-page.ts";
import { FetchError, type Validators } from "./fetched-page.ts";
import { hasSpecification } from "./has-specification.ts";
import { urlOnPage } from "./page-url.ts";
import type { StoredPage } from "./stored-pages.ts";

export type StoredPageWithUrl = StoredPage & { url: string };

export interface PulledPage {
  /** "unchanged" if the server says so, "equal" if it sent the same bytes. */
  outcome: "changed" | "unchanged" | "equal" | "equal except for placeholder UUIDs";
  /** The new content of a page that changed. */
  bytes?: Uint8Array;
  validators?: Validators;
}

/** Fetches one page. Throws a `FetchError` if the response must not replace the stored page. */
export async function pullPage(
  page: StoredPageWithUrl,
  validators: Validators,
  options: FetchOptions,
): Promise<PulledPage> {
  const fetched = await fetchPage(page.url, validators, options);
  if (fetched.state === "unchanged") return { outcome: "unchanged" };
  const { bytes, text } = fetched;
  const pulled = { validators: fetched.validators };
  if (Buffer.compare(bytes, page.bytes) === 0) return { ...pulled, outcome: "equal" };
  if (await areEqualExceptPlaceholders(text, page.text)) {
    return { ...pulled, outcome: "equal except for placeholder UUIDs" };
  }
  if (hasSpecification(page.text, page.file) && !hasSpecification(text, page.file)) {
    throw new FetchError("the page no longer contains an OpenAPI document");
  }
  if (urlOnPage(page.text) === page.url) assertSameHost(page.url, text);
  return { ...pulled, outcome: "changed", bytes };
}

/** The next pull uses the URL on the new page, so a page must not lead it to another host. */
function assertSameHost(url: string, newText: string): void {
  const next = urlOnPage(newText);
  if (next === undefined || new URL(next).host === new URL(url).host) return;
  throw new FetchError(`the new page gives a URL on another host as its own: ${next}`);
}
