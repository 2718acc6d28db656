import { refusalOf } from "./addresses.ts";
import { FetchError, type Validators } from "./fetched.ts";

const MAX_REDIRECTS = 5;
const BUSY = new Set([429, 502, 503, 504]);

/** The answer at the end of the redirects, none of which may leave the host. */
export async function follow(
  start: URL,
  { etag, lastModified }: Validators,
  { allowHttp }: { allowHttp: boolean },
  signal: AbortSignal,
): Promise<Response> {
  const headers = new Headers({ accept: "text/markdown, text/plain;q=0.9, */*;q=0.1" });
  // Node's fetch takes compressed text that was cut off for whole.
  headers.set("accept-encoding", "identity");
  if (etag !== undefined) headers.set("if-none-match", etag);
  if (lastModified !== undefined) headers.set("if-modified-since", lastModified);
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const refusal = refusalOf(url, allowHttp);
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
