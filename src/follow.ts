import { WaitTimeoutError, type ApiError } from "./errors.ts";
import type { CallOptions, ClientOptions, WaitOptions } from "./options.ts";
import type { Pace } from "./pace.ts";
import { endure, readLimits } from "./retry.ts";
import type { Task } from "./task.ts";

/** Where a wait gets its tasks from. */
export interface Source<T extends Task> {
  options: ClientOptions;
  retrieve(id: string, call: CallOptions): Promise<T>;
}

/**
 * A fifth of the time waited: the lag stays in proportion, and long waits cost few requests. Less
 * where the progress says that less is left, yet never so little that a stuck task costs many.
 */
const readGap = (waited: number, progress = 0): number =>
  Math.min(9_000, Math.max(800, waited * Math.max(0.01, Math.min(0.2, 1 / progress - 1))));

/** Gives the task at first and whenever it has changed, until it is done. */
export async function* follow<T extends Task>(
  source: Source<T>,
  id: string,
  options: WaitOptions<T>,
  pace: Pace,
): AsyncGenerator<T, void> {
  const { interval } = options;
  const limits = readLimits(source.options, options);
  const started = Date.now();
  let due = started;
  let poll = 0;
  let failures = 0;
  let shown: string | undefined;
  let task: T | undefined;
  let lastError: unknown;

  while (!task?.done) {
    let answer: T | undefined;
    let delay = 0;
    await pace.turn(due - Date.now());
    const now = Date.now();
    const waited = now - started;
    const left = pace.end - now;
    try {
      if (!(left > 0)) {
        throw new WaitTimeoutError(`Task ${id}: ${task?.status} after ${waited} ms`, {
          task,
          waited,
          lastError,
        });
      }
      poll++;
      // One attempt, whose retries are the polls after it.
      const timeout = Math.min(limits.timeout, left);
      task = answer = await source.retrieve(id, { ...options, timeout, retry: 0 });
      lastError = undefined;
      failures = 0;
    } catch (error) {
      if (!(left > 0)) throw error;
      lastError = error;
      const { status, retryAfter } = Object(error) as Partial<ApiError>;
      // A replica may lag behind: a new task may be missing at first.
      delay = endure(error, limits, ++failures, status == 404 && poll < 3 && !task);
      if (status == 429 || retryAfter) pace.hold(delay);
    } finally {
      pace.leave();
    }
    source.options.onEvent?.({ type: "poll", id, poll, task: answer, error: lastError });
    const gap = typeof interval == "function" ? interval(poll, task) : interval;
    due = Date.now() + Math.max(gap! > 0 ? gap! : readGap(waited, answer?.progress), delay);
    if (!answer) continue;
    const before = shown;
    shown = JSON.stringify({ ...answer, raw: 0 });
    if (shown == before) continue;
    options.onUpdate?.(answer);
    yield answer;
  }
}
