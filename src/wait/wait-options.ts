import type { ClientOptions, WaitOptions } from "../options.ts";
import { checkFunctions, checkOptions } from "../shared/check-options.ts";
import { checkNumber, withDefaults } from "../shared/numbers.ts";
import { readRetryPolicy, type RetryPolicy } from "../shared/retry-policy.ts";
import type { Task } from "../task.ts";

const DEFAULTS = { maxWait: 30 * 60_000 };

/** The options of a wait with all defaults applied. */
export interface WaitSettings<T extends Task> {
  options: WaitOptions<T>;
  policy: RetryPolicy;
  maxWait: number;
}

/** Throws a `VideoTasksError` that names the option if its value cannot be used. */
export const readWaitOptions = <T extends Task>(
  options: WaitOptions<T>,
  client: ClientOptions,
): WaitSettings<T> => {
  checkOptions(options);
  const { interval, maxWait, onUpdate } = options;
  checkFunctions({ onUpdate });
  const isFixed = interval !== undefined && typeof interval !== "function";
  if (isFixed) checkNumber("interval", interval, 1);
  return {
    ...withDefaults(DEFAULTS, { maxWait }),
    options,
    policy: readRetryPolicy(options, client),
  };
};
