import type { Validators } from "./fetched-page.ts";

/** Sends one request and follows no redirect. All requests of `pull` and `add` are sent here. */
export function sendRequest(
  url: URL,
  { etag, lastModified }: Validators,
  signal: AbortSignal,
): Promise<Response> {
  const headers = new Headers({
    accept: "text/markdown, text/plain;q=0.9, */*;q=0.1",
    // No compression, because fetch does not notice that a compressed body is incomplete.
    "accept-encoding": "identity",
  });
  if (etag !== undefined) headers.set("if-none-match", etag);
  if (lastModified !== undefined) headers.set("if-modified-since", lastModified);
  return fetch(url, { headers, signal, redirect: "manual" });
}
