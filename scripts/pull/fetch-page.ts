import { setTimeout as sleep } from "node:timers/promises";
import { readBody } from "./body.ts";
import { FetchError, type Fetched, type Validators } from "./fetched.ts";
import { follow } from "./follow.ts";

export interface FetchOptions {
  allowHttp: boolean;
  /** For one attempt, its redirects and its body included, in milliseconds. */
  timeout: number;
  /** Of the body, in bytes. */
  maxBytes: number;
  /** How often a server that is busy is asked in all. */
  attempts: number;
  /** Ends everything. */
  signal: AbortSignal;
}

const LONGEST_WAIT = 30_000;

export async function fetchPage(
  address: string,
  validators: Validators,
  options: FetchOptions,
): Promise<Fetched> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(new URL(address), validators, options);
    } catch (error) {
      const wait = error instanceof FetchError ? error.retryAfter : undefined;
      if (wait === undefined || wait > LONGEST_WAIT || attempt >= options.attempts) throw error;
      await waitUnlessAborted(wait, options.signal);
    }
  }
}

/** An aborted wait throws the signal's reason; `sleep` itself throws "The operation was aborted". */
async function waitUnlessAborted(wait: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(wait, undefined, { signal });
  } catch {
    signal.throwIfAborted();
  }
}

async function attemptOnce(
  url: URL,
  validators: Validators,
  options: FetchOptions,
): Promise<Fetched> {
  const stop = new AbortController();
  const abort = () => stop.abort(options.signal.reason);
  // `AbortSignal.timeout` may be collected before it fires on Node 20; a timer may not.
  const timer = setTimeout(() => stop.abort(new FetchError(late(options))), options.timeout);
  options.signal.addEventListener("abort", abort);
  try {
    options.signal.throwIfAborted();
    const response = await follow(url, validators, options, stop.signal);
    if (response.status === 304) return { state: "unchanged" };
    return await readBody(response, options.maxBytes);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : withCause(error);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener("abort", abort);
    stop.abort();
  }
}

function late({ timeout }: FetchOptions): string {
  return `took longer than ${timeout / 1000} s`;
}

/** What `fetch` throws says "fetch failed" or "terminated"; the reason is in its cause. */
function withCause(error: unknown): unknown {
  if (error instanceof FetchError || !(error instanceof Error)) return error;
  const { cause } = error;
  const reason = cause instanceof Error && cause.message ? cause.message : error.message;
  return new FetchError(`could not be fetched: ${reason}`, { cause: error });
}
