import type { WaitAllOptions } from "../options.ts";
import { onAbort, throwIfAborted } from "../shared/on-abort.ts";
import type { Task } from "../task.ts";
import { createPace, type Pace } from "./pace.ts";

/** How the wait for one id ended: with its task, or with an error. */
export type Settled<T> =
  { id: string; task: T; error?: undefined } | { id: string; task?: undefined; error: unknown };

/** Waits for one task at the pace that all waits of a `waitAll` share. */
type Wait<T extends Task, Done extends T> = (
  id: string,
  options: WaitAllOptions<T>,
  pace: Pace,
) => Promise<Done>;

/** Waits for every id once, and yields each result as soon as it is there. */
export const createWaitAll = <T extends Task, Done extends T>(wait: Wait<T, Done>) =>
  async function* waitAll(
    ids: Iterable<string>,
    options: WaitAllOptions<T> = {},
  ): AsyncGenerator<Settled<Done>, void> {
    const { signal } = options;
    // A controller of its own also stops the waits when the caller leaves the loop.
    const controller = new AbortController();
    const stopListening = onAbort(signal, (reason) => controller.abort(reason));
    const shared = { ...options, signal: controller.signal };
    const pace = createPace(shared);
    const results: Settled<Done>[] = [];
    let notify = () => {};
    const settle = (result: Settled<Done>) => {
      results.push(result);
      notify();
    };
    try {
      const unique = new Set(ids);
      for (const id of unique) {
        wait(id, shared, pace).then(
          (task) => settle({ id, task }),
          (error: unknown) => settle({ id, error }),
        );
      }
      for (let pending = unique.size; pending > 0; pending--) {
        if (results.length === 0) await new Promise<void>((resolve) => (notify = resolve));
        throwIfAborted(signal);
        // A cast: there is a result, because `settle` has been called.
        yield results.shift() as Settled<Done>;
      }
    } finally {
      stopListening();
      controller.abort();
    }
  };
