import { messageOf } from "../shared/error-message.ts";
import { printMessage } from "../shared/output.ts";
import type { PullResult } from "./pull-all.ts";
import { rememberValidators, type ValidatorCache, writeValidatorCache } from "./validator-cache.ts";

/** Stores the validators for the next run. A cache that cannot be written is a warning only. */
export function rememberResults(cache: ValidatorCache, results: PullResult[], file: string): void {
  for (const { page, pulled } of results) {
    if (!pulled?.validators) continue;
    rememberValidators(cache, { ...page, bytes: pulled.bytes ?? page.bytes }, pulled.validators);
  }
  try {
    writeValidatorCache(cache, file);
  } catch (error) {
    const message = `cannot write the cache, so the next run downloads every page: ${messageOf(error)}`;
    printMessage(`pull: ${message}\n`);
  }
}
