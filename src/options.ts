import type { Task } from "./task.ts";

/** How requests are retried. Only GET requests are ever sent again. */
export interface RetryOptions {
  /** How many times a request is sent again. Waits ignore it: they poll until `maxWait`. @default 2 */
  limit?: number | undefined;
  /** The first pause, in milliseconds. Each further pause is twice as long. @default 300 */
  minDelay?: number | undefined;
  /** The longest pause, in milliseconds. @default 8000 */
  maxDelay?: number | undefined;
  /**
   * The longest pause that a server may ask for, in milliseconds. If it asks for more, the call
   * ends with the `ApiError`, whose `retryAfter` holds the pause. Waits ignore it: a pause may take
   * the rest of `maxWait`.
   * @default 60000
   */
  maxRetryAfter?: number | undefined;
}

/** The options of one call. They win over those of the client. */
export interface CallOptions {
  /** Ends the call at once when it aborts. The call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /**
   * The time for one attempt, including the response body, in milliseconds. 0 and `Infinity` turn
   * it off.
   * @default 30000
   */
  timeout?: number | undefined;
  /** The number of retries, or options for them. @default 2 */
  retry?: number | RetryOptions | undefined;
  /** Headers to add to those of the client. */
  headers?: Record<string, string> | undefined;
}

/** The options of a call, or of a poll. The package does not export them. */
export interface PollOptions extends CallOptions {
  /** Whether no cache may respond. */
  isPoll?: boolean | undefined;
  /** Called with the error of each attempt that fails. */
  onFailure?: ((error: unknown) => void) | undefined;
}

/** The result of a request for a task. The package does not export it. */
export interface Found<Raw> {
  raw: Raw;
  /** How long the response asks to wait, in milliseconds. */
  pause: number;
}

/** The options of `wait` and `watch`. */
export interface WaitOptions<T extends Task = Task> extends CallOptions {
  /**
   * The time after which the wait ends with a `WaitTimeoutError`, in milliseconds. 0 polls once.
   * Pass `Infinity` to wait forever.
   * @default 1800000
   */
  maxWait?: number | undefined;
  /**
   * The gap before the next poll, in milliseconds, at least 1, or a function that returns it. The
   * function gets the number of the last poll and the task, if a poll has succeeded.
   * @default a fifth of the time waited, from 800 to 9000
   */
  interval?: number | ((poll: number, task: T | undefined) => number) | undefined;
  /**
   * Called and awaited with the first task, and whenever the task has changed. The wait ends with
   * `maxWait` or its signal, even if `onUpdate` never settles.
   */
  onUpdate?: ((task: T) => unknown) | undefined;
}

/** The options of `waitAll`. */
export interface WaitAllOptions<T extends Task = Task> extends WaitOptions<T> {
  /** How many polls of this `waitAll` may run at once; at least 1. @default that of the client */
  concurrency?: number | undefined;
}

/**
 * An event for `onEvent`: an attempt begins, a retry is planned, a poll has ended, or the polls of a
 * task have failed for long.
 */
export type ClientEvent =
  | {
      type: "attempt";
      url: string;
      /** The number of the attempt; 1 for the first. */
      attempt: number;
    }
  | {
      type: "retry";
      url: string;
      /** The number of the attempt that failed. */
      attempt: number;
      /** Milliseconds until the next attempt. */
      delay: number;
      /** Why the attempt failed. */
      error: unknown;
    }
  | {
      type: "poll";
      id: string;
      /** The number of the poll; 1 for the first. */
      poll: number;
      /** The task as the last successful poll saw it. */
      task?: Task | undefined;
      /** Why this poll failed. */
      error?: unknown;
    }
  | {
      /** Sent once after 5 failed polls in a row, or after 30 seconds of failures. */
      type: "trouble";
      id: string;
      /** The number of polls that have failed in a row. */
      failures: number;
      /** How long the polls have failed, in milliseconds. */
      duration: number;
      /** Why the last poll failed. */
      error: unknown;
    };

/** The options of a client. */
export interface ClientOptions extends Omit<CallOptions, "signal"> {
  /**
   * The API key, or a function that returns it. Read and validated before every attempt, so you can
   * create a client before the key exists. Pass `null` to send no key, for example to your own
   * backend, which adds it.
   * @default the vendor's environment variable
   */
  apiKey?: string | null | (() => string | Promise<string>) | undefined;
  /** Another base URL, such as that of a proxy. @default the vendor's base URL */
  baseUrl?: string | undefined;
  /** Sends the requests. It gets a URL and options, never a `Request`. @default globalThis.fetch */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** How many polls may run at once, over all waits of the client; at least 1. @default 16 */
  concurrency?: number | undefined;
  /**
   * The size of the largest response body, in bytes after decompression. The call ends with a
   * `VideoTasksError` as soon as a body is larger.
   * @default 67108864
   */
  maxBodySize?: number | undefined;
  /**
   * Called with each attempt, retry and poll. Events never hold the API key. The client does not
   * await it, and an error that it throws ends the call.
   */
  onEvent?: ((event: ClientEvent) => void) | undefined;
}
