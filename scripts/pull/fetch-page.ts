import { setTimeout as sleep } from "node:timers/promises";
import { refusalOf } from "./addresses.ts";
import { readBody } from "./body.ts";
import { FetchError, type Fetched, type Validators } from "./fetched.ts";

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

const MAX_REDIRECTS = 5;
const LONGEST_WAIT = 30_000;
const BUSY = new Set([429, 502, 503, 504]);

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
      await sleep(wait, undefined, { signal: options.signal });
    }
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

async function follow(
  start: URL,
  { etag, lastModified }: Validators,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<Response> {
  const headers = new Headers({ accept: "text/markdown, text/plain;q=0.9, */*;q=0.1" });
  // Node's fetch takes compressed text that was cut off for whole.
  headers.set("accept-encoding", "identity");
  if (etag !== undefined) headers.set("if-none-match", etag);
  if (lastModified !== undefined) headers.set("if-modified-since", lastModified);
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const refusal = refusalOf(url, options.allowHttp);
    if (refusal !== undefined) throw new FetchError(`${refusal}: ${url.href}`);
    const response = await fetch(url, { headers, signal, redirect: "manual" });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status === 304) return response;
    if (response.status >= 400 || location === null) throw refused(response);
    url = nextUrl(url, location);
  }
  throw new FetchError(`redirects more than ${MAX_REDIRECTS} times`);
}

function nextUrl(url: URL, location: string): URL {
  if (!URL.canParse(location, url)) throw new FetchError(`redirects to no address: ${location}`);
  const next = new URL(location, url);
  if (next.host === url.host) return next;
  throw new FetchError(
    `redirects to another host, ${next.host}; if that is right, give the new address`,
  );
}

function refused(response: Response): FetchError {
  const message = `answered ${response.status} ${response.statusText}`.trimEnd();
  if (!BUSY.has(response.status)) return new FetchError(message);
  const header = response.headers.get("retry-after");
  if (header === null) return new FetchError(message, { retryAfter: 1000 });
  const retryAfter = retryAfterOf(header);
  return new FetchError(`${message}, to be tried again after ${header}`, { retryAfter });
}

/** Whole seconds or a date. */
function retryAfterOf(header: string): number {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const wait = Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? 1000 : Math.max(0, wait);
}
