import { FetchError } from "./fetched-page.ts";
import { reasonToRefuse } from "./refuse-url.ts";
import { toFetchError } from "./response-error.ts";

const MAX_REDIRECTS = 5;
const NOT_MODIFIED = 304;

/** The other successful statuses have a part of the page, or no page. 203 is a page that passed through a proxy. */
const WHOLE_PAGE = new Set([200, 203]);

interface RedirectOptions {
  allowHttp: boolean;
  send: (url: URL) => Promise<Response>;
}

/** Returns the response after all redirects. Redirects to another host are refused. */
export async function followRedirects(
  start: URL,
  { allowHttp, send }: RedirectOptions,
): Promise<Response> {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const refusal = reasonToRefuse(url, allowHttp);
    if (refusal !== undefined) {
      const target = redirects === 0 ? "" : ` a redirect to ${url.href}`;
      throw new FetchError(`refused${target}: ${refusal}`);
    }
    const response = await send(url);
    const location = response.headers.get("location");
    if (WHOLE_PAGE.has(response.status) || response.status === NOT_MODIFIED) return response;
    if (response.status < 300) throw partialError(response);
    if (response.status >= 400 || location === null) throw toFetchError(response);
    url = nextUrl(url, location);
  }
  throw new FetchError(`the server redirected more than ${MAX_REDIRECTS} times`);
}

function partialError({ status, statusText }: Response): FetchError {
  const text = `${status} ${statusText}`.trimEnd();
  return new FetchError(`the server responded with ${text}, which is not the whole page`);
}

function nextUrl(url: URL, location: string): URL {
  if (!URL.canParse(location, url)) {
    throw new FetchError(`the server redirected to an invalid URL: ${location}`);
  }
  const next = new URL(location, url);
  if (next.host === url.host) return next;
  if (next.host === "") throw new FetchError(`refused a redirect to a ${next.protocol} URL`);
  throw new FetchError(
    `refused a redirect to another host, ${next.host}; if the page has moved there, use its URL on that host`,
  );
}
