import type { WaitAllOptions } from "./options.ts";
import { createPace, type Pace } from "./pace.ts";
import type { Task } from "./task.ts";

export type Settled<T> =
  { id: string; task: T; error?: undefined } | { id: string; task?: undefined; error: unknown };

/** Gives what becomes of each id, in order of completion; whoever leaves stops the rest. */
export async function* settleAll<T extends Task, Done extends T>(
  ids: Iterable<string>,
  options: WaitAllOptions<T>,
  wait: (id: string, options: WaitAllOptions<T>, pace: Pace) => Promise<Done>,
): AsyncGenerator<Settled<Done>, void> {
  const { signal } = options;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal!.reason);
  signal?.addEventListener("abort", abort);
  const shared = { ...options, signal: controller.signal };
  const pace = createPace(options.concurrency ?? 16, shared);
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
    signal?.removeEventListener("abort", abort);
    controller.abort();
  }
}
