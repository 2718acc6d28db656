import { WaitTimeoutError, type ApiError } from "../errors.ts";
import type { CallOptions, ClientOptions, WaitOptions } from "../options.ts";
import { createPace } from "./pace.ts";
import { endure, readLimits } from "../shared/retry-policy.ts";
import type { Task } from "../task.ts";

/**
 * A fifth of the time waited: the lag stays in proportion, and long waits cost few requests. Less
 * where the progress says that less is left, yet never so little that a stuck task costs many.
 */
const readGap = (waited: number, progress = 0): number =>
  Math.min(9_000, Math.max(800, waited * Math.max(0.01, Math.min(0.2, 1 / progress - 1))));

/** Gives the task at first and whenever it has changed, until it is done. */
export const createFollow = <T extends Task>(
  client: ClientOptions,
  retrieve: (id: string, call: CallOptions) => Promise<T>,
) =>
  async function* (
    id: string,
    options: WaitOptions<T> = {},
    pace = createPace(options),
  ): AsyncGenerator<T, void> {
    const { interval } = options;
    const limits = readLimits(client, options);
    const started = Date.now();
    let due = 0;
    let poll = 0;
    let failures = 0;
    let shown: string | undefined;
    let task: T | undefined;
    let lastError: unknown;
    let waited: number;

    for (;;) {
      let delay = 0;
      const left = await pace.turn(due);
      waited = Date.now() - started;
      try {
        // With less than a timer's error left, an attempt could but hide what was the trouble.
        if (!(left > 1)) break;
        poll++;
        // One attempt, whose retries are the polls after it.
        const timeout = Math.min(limits.timeout, left);
        task = await retrieve(id, { ...options, timeout, retry: 0 });
        lastError = undefined;
        failures = 0;
      } catch (error) {
        lastError = error;
        const { status, retryAfter = status == 429 && 1000 } = Object(error) as Partial<ApiError>;
        // Also where it is more than this task waits for: the others wait.
        if (retryAfter) pace.hold(retryAfter);
        delay = endure(error, limits, ++failures, poll < 3 && !task);
      } finally {
        pace.leave();
      }
      client.onEvent?.({ type: "poll", id, poll, task, error: lastError });
      const gap = typeof interval == "function" ? interval(poll, task) : interval;
      due = Date.now() + Math.max(gap! > 0 ? gap! : readGap(waited, task?.progress), delay || 0);
      const before = shown;
      shown = JSON.stringify({ ...task, raw: 0 });
      if (task && shown != before) {
        await options.onUpdate?.(task);
        yield task;
      }
      if (task?.done) return;
    }
    throw new WaitTimeoutError(`Task ${id}: ${task?.status} after ${waited} ms`, {
      task,
      waited,
      lastError,
    });
  };
