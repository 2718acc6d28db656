import { VideoTasksError } from "../errors.ts";
import { checkOption } from "../shared/check-options.ts";
import { tryOr } from "../shared/json-values.ts";

/** The `@` of a password comes before the path. A path may contain it. */
const USABLE_URL = /^https?:\/\/[^/?#@]+(\/[^?#]*)?$/i;

/** The base URL as a whole. Throws if paths cannot be added to it. The error does not show the URL. */
export const readBaseUrl = (baseUrl: string): string => {
  // Jest has removed it in its environment "jsdom".
  if (!globalThis.Request) throw new VideoTasksError("This environment has no `fetch`.");
  // In a browser it resolves relative URLs. An invalid one is refused below.
  const url = tryOr(() => new Request(baseUrl).url, "");
  const kind = "an http or https URL without credentials, query, or fragment";
  checkOption("baseUrl", USABLE_URL.test(url), kind);
  return url;
};
