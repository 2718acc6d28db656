import { onAbort } from "../shared/on-abort.ts";
import { abortable, now, sleep } from "../shared/timers.ts";
import type { Task } from "../task.ts";
import { createChanges, type Changes } from "./changes.ts";
import type { FollowContext } from "./follow.ts";
import type { Slots } from "./slots.ts";
import { isAsync, openIds, type TaskIds } from "./task-ids.ts";

/** So many tasks are waited for at once, so that an endless source of ids fits into memory. */
const MOST_WAITING = 10_000;

/** How the wait for one id ended: with its task, or with an error. */
export type Settled<T> =
  { id: string; task: T; error?: undefined } | { id: string; task?: undefined; error: unknown };

/** Waits for one task. */
type WaitFor<T extends Task, Done extends T> = (
  id: string,
  context: FollowContext<T>,
) => Promise<Done>;

/** The waits of one `waitAll`. */
interface Batch<Done> {
  results: Settled<Done>[];
  /** The ids whose waits have not ended. */
  waiting: Set<string>;
  isReading: boolean;
  changes: Changes;
  slots: Slots;
  signal: AbortSignal;
  /** When the wait for an id ends that is read now, on the clock of `now()`. */
  findEnd: () => number;
}

/** Reads the ids and starts their waits, no faster than their requests and their results go. */
const startWaits = async <Done>(
  batch: Batch<Done>,
  source: Iterator<string> | AsyncIterator<string>,
  start: (id: string) => void,
): Promise<void> => {
  const { results, waiting, changes, slots, signal } = batch;
  const readNext = async () => source.next();
  try {
    for (;;) {
      await changes.until(() => results.length < slots.size && waiting.size < MOST_WAITING);
      // A free slot means that every id that was read before has been requested.
      await slots.run(batch.findEnd(), signal, async () => {});
      const next = await abortable<IteratorResult<string>>(signal, (resolve, reject) => {
        readNext().then(resolve, reject);
      });
      if (next.done) return;
      if (waiting.has(next.value)) {
        // A pause lets the requests go on while a source repeats an id forever.
        await sleep(1, signal);
        continue;
      }
      waiting.add(next.value);
      start(next.value);
    }
  } finally {
    batch.isReading = false;
    changes.notify();
  }
};

/** Yields each result as soon as it is there. Rejects with the error of the source, if it fails. */
async function* takeResults<Done>(
  batch: Batch<Done>,
  reading: Promise<void>,
): AsyncGenerator<Settled<Done>, void> {
  const { results, changes, signal } = batch;
  let hasFailed = false;
  reading.catch(() => (hasFailed = true)).finally(changes.notify);
  const isOver = () => !batch.isReading && (batch.waiting.size === 0 || hasFailed);
  for (;;) {
    await changes.until(() => results.length > 0 || isOver());
    const result = results.shift();
    if (!result) break;
    changes.notify();
    yield result;
  }
  await reading;
  // Rejects if the signal has aborted: results that were there before it come first.
  await sleep(0, signal);
}

/** Tells a source that no further id is needed. Its error would come too late to change a result. */
const closeSource = (source: Iterator<string> | AsyncIterator<string>): void => {
  const close = async () => source.return?.();
  close().catch(() => {});
};

/** Waits for every id once, and yields each result as soon as it is there. */
export async function* waitForAll<T extends Task, Done extends T>(
  ids: TaskIds,
  waitFor: WaitFor<T, Done>,
  context: FollowContext<T> & { signal: AbortSignal },
): AsyncGenerator<Settled<Done>, void> {
  const { pace, settings, signal, slots } = context;
  // A controller of its own also ends the waits if the server refuses them all.
  const controller = new AbortController();
  const changes = createChanges(signal);
  const waiting = new Set<string>();
  // An array has one time for all its ids. A source that yields over time gives each id its own.
  const startedAt = isAsync(ids) ? undefined : now();
  const findEnd = () => (startedAt ?? now()) + settings.maxWait;
  const parts = { changes, slots, signal, findEnd };
  const batch: Batch<Done> = { results: [], waiting, isReading: true, ...parts };
  const shared = { ...context, signal: controller.signal, startedAt };

  const settle = (result: Settled<Done>) => {
    waiting.delete(result.id);
    // After an abort every wait ends with its reason, which is thrown once.
    if (!signal.aborted) batch.results.push(result);
    // The server lets no poll through until the end, for example because a daily quota is used up.
    const refusal = pace.findRefusal(findEnd());
    if (refusal) controller.abort(refusal);
    changes.notify();
  };

  const stopListening = onAbort(signal, (reason) => controller.abort(reason));
  const source = openIds(ids);
  try {
    const reading = startWaits(batch, source, (id) => {
      waitFor(id, shared).then(
        (task) => settle({ id, task }),
        (error: unknown) => settle({ id, error }),
      );
    });
    yield* takeResults(batch, reading);
  } finally {
    stopListening();
    controller.abort();
    closeSource(source);
  }
}
