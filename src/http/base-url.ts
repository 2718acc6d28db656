import { VideoTasksError } from "../errors.ts";

/** The base URL as a whole. Throws if paths cannot be added to it. */
export const readBaseUrl = (baseUrl: string): string => {
  // Jest has removed it in its environment "jsdom".
  if (!globalThis.Request) throw new VideoTasksError("This environment has no `fetch`.");
  let url: string;
  try {
    // In a browser it resolves relative URLs.
    url = new Request(baseUrl).url;
  } catch {
    // The URL is not shown: it may hold a password.
    throw new VideoTasksError("`baseUrl` is not a valid URL.");
  }
  if (/[?#]/.test(url)) {
    throw new VideoTasksError("`baseUrl` must not have a query or a fragment.");
  }
  return url;
};
