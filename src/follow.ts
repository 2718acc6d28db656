import { WaitTimeoutError, type ApiError } from "./errors.ts";
import type { CallOptions, ClientOptions, WaitOptions } from "./options.ts";
import { createPace } from "./pace.ts";
import { endure, readLimits } from "./retry.ts";
import type { Task } from "./task.ts";

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
        if (!(left > 0)) break;
        poll++;
        // One attempt, whose retries are the polls after it.
        const timeout = Math.min(limits.timeout, left);
        task = await retrieve(id, { ...options, timeout, retry: 0 });
        lastError = undefined;
        failures = 0;
      } catch (error) {
        lastError = error;
        delay = endure(error, limits, ++failures, poll < 3 && !task);
        const { status, retryAfter } = error as Partial<ApiError>;
        if (status == 429 || retryAfter) pace.hold(delay);
      } finally {
        pace.leave();
      }
      client.onEvent?.({ type: "poll", id, poll, task, error: lastError });
      const gap = typeof interval == "function" ? interval(poll, task) : interval;
      due = Date.now() + Math.max(gap! > 0 ? gap! : readGap(waited, task?.progress), delay);
      const before = shown;
      shown = JSON.stringify({ ...task, raw: 0 });
      if (task && shown != before) {
        options.onUpdate?.(task);
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
