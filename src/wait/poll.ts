import { TimeoutError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { retryPause } from "../shared/backoff.ts";
import { readThrown } from "../shared/thrown.ts";
import { now } from "../shared/timers.ts";
import type { Task } from "../task.ts";
import type { Pace } from "./pace.ts";
import type { WaitSettings } from "./wait-options.ts";

/** On these polls a new task may be missing: the server may read from a replica that lags behind. */
const POLLS_THAT_MAY_MISS = 2;

/** Requests a task once. Also returns the pause that a success asks for, in milliseconds. */
type Look<T> = (id: string, call: CallOptions | undefined) => Promise<{ task: T; pause: number }>;

/** The facts that a wait knows about its task. */
export interface PollHistory<T> {
  /** The number of polls so far. */
  poll: number;
  /** When the last poll began, on the clock of `now()`. */
  begunAt: number;
  /** How many polls have failed in a row. */
  failures: number;
  /** When the first of them began. */
  failedAt: number;
  /** Whether an event has reported these failures. */
  isReported?: boolean;
  /** The task as the last successful poll saw it. */
  task?: T | undefined;
  /** Why the last poll failed. */
  error?: unknown;
}

/** The wait that a poll belongs to. */
export interface PollContext<T extends Task> {
  look: Look<T>;
  /** Whether an error of `look` is transient. */
  isRetryable: (error: unknown) => boolean;
  pace: Pace;
  settings: WaitSettings<T>;
  signal: AbortSignal | undefined;
}

/** Returns the pause that the last failure asks for. Throws its error if no further poll can help. */
const handleFailure = <T extends Task>(
  { poll, failures, task, error }: PollHistory<T>,
  { settings, isRetryable }: PollContext<T>,
  timeLeft: number,
): number => {
  const { status } = readThrown(error);
  const isNotFoundYet = status === 404 && !task && poll <= POLLS_THAT_MAY_MISS;
  if (!isRetryable(error) && !isNotFoundYet) throw error;
  // The budget of a wait is `maxWait`: a pause that fits into it is not too long.
  return retryPause(error, failures, { ...settings.policy, maxRetryAfter: timeLeft });
};

/** Polls a task once. Returns the pause that the server or the backoff asks for, in milliseconds. */
export const pollTask = async <T extends Task>(
  id: string,
  history: PollHistory<T>,
  context: PollContext<T>,
  endsAt: number,
): Promise<number> => {
  const { options, policy } = context.settings;
  const begunAt = now();
  const timeout = Math.min(policy.timeout, endsAt - begunAt);
  history.poll++;
  history.begunAt = begunAt;
  try {
    // No retries: the next poll is the retry.
    const call = { signal: context.signal, headers: options.headers, timeout, retry: 0 };
    const { task, pause } = await context.look(id, call);
    history.task = task;
    history.failures = 0;
    history.error = undefined;
    return pause;
  } catch (error) {
    if (history.failures === 0) history.failedAt = begunAt;
    history.failures++;
    // A poll that the end of the wait cut short says less than the failure before it.
    const isCutShort = error instanceof TimeoutError && timeout < policy.timeout;
    history.error = isCutShort ? (history.error ?? error) : error;
    return handleFailure(history, context, endsAt - now());
  }
};
