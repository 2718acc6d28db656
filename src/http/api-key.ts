import { VideoTasksError } from "../errors.ts";
import type { ClientOptions } from "../options.ts";

/** The key, trimmed and checked; `env` names the variable that holds it where no option does. */
export const readKey = async ({ apiKey }: ClientOptions, env: string): Promise<string> => {
  // Only where there is a `process`: its type is not everybody's.
  const platform = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const given = apiKey ?? platform.process?.env?.[env];
  const key = `${(typeof given == "function" ? await given() : given) ?? ""}`.trim();
  // A platform prints a header value that it refuses: nothing that it would refuse may reach it.
  if (/^[!-~]+$/.test(key)) return key;
  throw new VideoTasksError(`Provide your apiKey or ${env}`);
};
