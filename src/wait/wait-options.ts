import type { ClientOptions, WaitAllOptions, WaitOptions } from "../options.ts";
import { checkNumber, withDefaults } from "../shared/numbers.ts";
import { readRetryPolicy, type RetryPolicy } from "../shared/retry-policy.ts";
import type { Task } from "../task.ts";

const DEFAULTS = { maxWait: 30 * 60_000, concurrency: 16 };

/** The options of a wait with all defaults applied. */
export interface WaitSettings<T extends Task> {
  options: WaitOptions<T>;
  policy: RetryPolicy;
  maxWait: number;
  concurrency: number;
}

/** Throws a `VideoTasksError` that names the option if its value cannot be used. */
export const readWaitOptions = <T extends Task>(
  options: WaitAllOptions<T>,
  client: ClientOptions,
): WaitSettings<T> => {
  const { interval, maxWait, concurrency } = options;
  const isFixed = interval !== undefined && typeof interval !== "function";
  if (isFixed) checkNumber("interval", interval, 1);
  if (concurrency !== undefined) checkNumber("concurrency", concurrency, 1);
  const limits = withDefaults(DEFAULTS, { maxWait, concurrency });
  return { ...limits, options, policy: readRetryPolicy(options, client) };
};
