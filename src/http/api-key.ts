import { VideoTasksError } from "../errors.ts";
import type { ClientOptions } from "../options.ts";
import { checkOption } from "../shared/check-options.ts";

/** The ASCII characters that a header value may hold, except the space. */
const VALID_KEY = /^[!-~]+$/;

/** Not every platform has a `process`, and its type belongs to Node. */
interface Platform {
  process?: { env?: Record<string, string | undefined> };
}

/**
 * The API key, trimmed; an empty text if `apiKey` is null, which means that no key is sent. Read
 * and validated before every attempt, so you can create a client before the key exists. Platforms
 * print a header value that they refuse, so an invalid key is refused here, with a message that does
 * not show it.
 */
export const readApiKey = async (
  apiKey: ClientOptions["apiKey"],
  environmentVariable: string,
): Promise<string> => {
  if (apiKey === null) return "";
  // A cast: the global object may be that of any platform.
  const { process } = globalThis as Platform;
  const source = apiKey ?? process?.env?.[environmentVariable];
  const value = (typeof source === "function" ? await source() : source) ?? "";
  checkOption("apiKey", typeof value === "string", "a string, or a function that returns one");
  const key = value.trim();
  if (VALID_KEY.test(key)) return key;
  const problem = key.includes("\n") ? "a line break" : "an invalid character";
  const message = `The API key contains ${problem}.`;
  throw new VideoTasksError(
    key ? message : `No API key: pass \`apiKey\` or set ${environmentVariable}.`,
  );
};
