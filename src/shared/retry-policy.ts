import type { CallOptions } from "../options.ts";
import { isRecord } from "./json-values.ts";
import { checkNumber, withDefaults } from "./numbers.ts";

const DEFAULTS = {
  timeout: 30_000,
  limit: 2,
  minDelay: 300,
  maxDelay: 8_000,
  maxRetryAfter: 60_000,
};

/** The retry options of one call and its timeout, with all defaults applied. */
export type RetryPolicy = Readonly<typeof DEFAULTS>;

type PolicyOptions = Pick<CallOptions, "timeout" | "retry">;

const flatten = ({ timeout, retry }: PolicyOptions) => {
  if (retry === undefined || isRecord(retry)) return { timeout, ...retry };
  checkNumber("retry", retry, 0);
  return { timeout, limit: retry };
};

/**
 * The options of a call win over those of its client, and those over the defaults.
 *
 * @throws VideoTasksError if an option is not a number from 0 on.
 */
export const readRetryPolicy = (call: PolicyOptions, client: PolicyOptions): RetryPolicy => {
  const policy = withDefaults(withDefaults(DEFAULTS, flatten(client)), flatten(call));
  return { ...policy, timeout: policy.timeout || Infinity };
};
