import type { CallOptions } from "../options.ts";
import { withDefaults } from "./numbers.ts";

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

const flatten = ({ timeout, retry }: PolicyOptions) => ({
  timeout,
  ...(typeof retry === "number" ? { limit: retry } : retry),
});

/** The options of a call win over those of its client, and those over the defaults. */
export const readRetryPolicy = (call: PolicyOptions, client: PolicyOptions): RetryPolicy =>
  withDefaults(withDefaults(DEFAULTS, flatten(client)), flatten(call));
