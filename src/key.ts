import { VideoTasksError } from "./errors.ts";
import type { ClientOptions } from "./options.ts";

/** How a vendor takes its key. */
export interface KeyPlace {
  env: string;
  header: string;
  /** What stands before the key in the header. */
  prefix?: string;
}

/** Gives the key, checked: one that is known now is checked now. */
export const createKey = (
  { apiKey }: ClientOptions,
  { env }: KeyPlace,
): (() => string | Promise<string>) => {
  const check = (key: unknown): string => {
    const trimmed = `${key ?? ""}`.trim();
    // A platform prints a header value that it refuses: nothing that it would refuse may reach it.
    if (/^[!-~]+$/.test(trimmed)) return trimmed;
    throw new VideoTasksError(`Set a valid apiKey or ${env}`);
  };
  // Only where there is a `process`: its type is not everybody's.
  const platform = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const given = apiKey ?? platform.process?.env?.[env];
  if (typeof given == "function") return async () => check(await given());
  const key = check(given);
  return () => key;
};
