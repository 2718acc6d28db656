/** Response headers with which the next request can ask whether the page has changed. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

export type FetchedPage =
  | { state: "unchanged" }
  | { state: "fetched"; bytes: Uint8Array; text: string; validators: Validators };

/** The page cannot be fetched. The message does not contain the URL: the caller adds it. */
export class FetchError extends Error {
  /** Milliseconds after which the request can be repeated. Absent if a repetition would not help. */
  readonly retryAfter: number | undefined;

  constructor(message: string, options?: ErrorOptions & { retryAfter?: number }) {
    super(message, options);
    this.retryAfter = options?.retryAfter;
  }
}
