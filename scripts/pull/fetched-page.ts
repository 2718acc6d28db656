/** Response headers with which the next request can ask whether the page has changed. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

export type FetchedPage =
  | { state: "unchanged" }
  | { state: "fetched"; bytes: Uint8Array; text: string; validators: Validators };

interface FetchErrorOptions extends ErrorOptions {
  retryAfter?: number;
  isTemporary?: boolean;
  status?: number;
}

/** The page cannot be fetched. The message does not contain the URL: the caller adds it. */
export class FetchError extends Error {
  /** Milliseconds after which the request can be repeated. Absent if a repetition would not help. */
  readonly retryAfter: number | undefined;
  /** Whether the same request can succeed later: the server was busy, too slow, or could not be reached. */
  readonly isTemporary: boolean;
  /** The status of the response, if the status is the reason. */
  readonly status: number | undefined;

  constructor(message: string, options?: FetchErrorOptions) {
    super(message, options);
    this.retryAfter = options?.retryAfter;
    this.isTemporary = options?.isTemporary ?? this.retryAfter !== undefined;
    this.status = options?.status;
  }
}
