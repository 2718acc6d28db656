import type { ClientOptions } from "../options.ts";
import { now } from "../shared/timers.ts";
import type { PollHistory } from "./poll.ts";

/** The number of failed polls in a row that counts as trouble. */
const TROUBLE_FAILURES = 5;
/** Failures that last so long are trouble, in milliseconds. */
const TROUBLE_DURATION = 30_000;

/** Sends the event `trouble` once per series of failures, when the series has become long. */
export const reportTrouble = (
  id: string,
  history: PollHistory<unknown>,
  { onEvent }: ClientOptions,
): void => {
  const { failures, failedAt, error } = history;
  const duration = failures > 0 ? now() - failedAt : 0;
  const isTrouble = failures >= TROUBLE_FAILURES || duration >= TROUBLE_DURATION;
  if (isTrouble && !history.isReported) {
    onEvent?.({ type: "trouble", id, failures, duration, error });
  }
  history.isReported = isTrouble;
};
