/** What a server gave to ask with whether a page is still the same. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

export type Fetched =
  | { state: "unchanged" }
  | { state: "fetched"; bytes: Uint8Array; text: string; validators: Validators };

/** The page cannot be had; the message says why, after the address. */
export class FetchError extends Error {
  /** Milliseconds after which it may be tried again. */
  readonly retryAfter: number | undefined;

  constructor(message: string, options?: ErrorOptions & { retryAfter?: number }) {
    super(message, options);
    this.retryAfter = options?.retryAfter;
  }
}
