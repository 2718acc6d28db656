import type { Task } from "./task.ts";

export interface RetryOptions {
  /** How many times a request is sent again. @default 2 */
  limit?: number | undefined;
  /** The first pause, in milliseconds; each further one is twice as long. @default 300 */
  minDelay?: number | undefined;
  /** The longest pause, in milliseconds. @default 8000 */
  maxDelay?: number | undefined;
  /** A server that asks for a longer pause, in milliseconds, gets an error at once. @default 60000 */
  maxRetryAfter?: number | undefined;
}

export interface CallOptions {
  /** Ends the call at once; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** The time for one attempt, its body included, in milliseconds. @default 30000 */
  timeout?: number | undefined;
  /** A number of retries, or more. POST is never sent again. @default 2 */
  retry?: number | RetryOptions | undefined;
  /** Headers to add. */
  headers?: Record<string, string> | undefined;
}

export interface WaitOptions<T extends Task = Task> extends CallOptions {
  /** How long to wait before `WaitTimeoutError`, in milliseconds. @default 1800000 */
  maxWait?: number | undefined;
  /** The gap before the next poll, in milliseconds. @default a fifth of the time waited, 0.8 to 9 s */
  interval?: number | ((poll: number, task: T | undefined) => number) | undefined;
  /** Called with the first answer and with every change, and awaited. */
  onUpdate?: ((task: T) => unknown) | undefined;
}

export interface WaitAllOptions<T extends Task = Task> extends WaitOptions<T> {
  /** How many requests may be in flight. @default 16 */
  concurrency?: number | undefined;
}

export type ClientEvent =
  | { type: "attempt"; url: string; attempt: number }
  | {
      type: "retry";
      url: string;
      attempt: number;
      /** Milliseconds until the next attempt. */
      delay: number;
      error: unknown;
    }
  | {
      type: "poll";
      id: string;
      poll: number;
      /** The last answer so far. */
      task?: Task | undefined;
      /** The trouble that this poll met, if it met any. */
      error?: unknown;
    };

export interface ClientOptions extends Omit<CallOptions, "signal"> {
  /**
   * The key, or a function; it is asked for, and checked, before each attempt.
   * @default the vendor's environment variable
   */
  apiKey?: string | (() => string | Promise<string>) | undefined;
  /** Another address for the API. @default the vendor's */
  baseUrl?: string | undefined;
  /** Sends the requests. @default globalThis.fetch */
  fetch?: ((input: string | Request, init?: RequestInit) => Promise<Response>) | undefined;
  /**
   * Told of attempts, retries and polls; never of a secret. It is not awaited, and what it throws
   * ends the call. A wait has no retries: it polls again.
   */
  onEvent?: ((event: ClientEvent) => void) | undefined;
}
