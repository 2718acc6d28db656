import type { WaitAllOptions } from "../options.ts";
import { createPace, type Pace } from "./pace.ts";
import type { Task } from "../task.ts";
import { onAbort } from "../shared/timers.ts";

export type Settled<T> =
  { id: string; task: T; error?: undefined } | { id: string; task?: undefined; error: unknown };

/** Gives what becomes of each id, in order of completion; whoever leaves stops the rest. */
export const createSettleAll = <T extends Task, Done extends T>(
  wait: (id: string, options: WaitAllOptions<T>, pace: Pace) => Promise<Done>,
) =>
  async function* (
    ids: Iterable<string>,
    options: WaitAllOptions<T> = {},
  ): AsyncGenerator<Settled<Done>, void> {
    const { signal } = options;
    const controller = new AbortController();
    const abort = (reason?: unknown) => controller.abort(reason);
    const leave = onAbort(signal, abort);
    const shared = { ...options, signal: controller.signal };
    const pace = createPace(shared);
    const next: ((result: Settled<Done>) => void)[] = [];
    const settle = (result: Settled<Done>) => next.shift()!(result);
    try {
      const results = Array.from(new Set(ids), (id) => {
        wait(id, shared, pace).then(
          (task) => settle({ id, task }),
          (error: unknown) => settle({ id, error }),
        );
        return new Promise<Settled<Done>>((resolve) => next.push(resolve));
      });
      while (results.length) {
        const result = await results.shift()!;
        signal?.throwIfAborted();
        yield result;
      }
    } finally {
      leave();
      abort();
    }
  };
