import { VideoTasksError } from "../errors.ts";
import { abortable } from "../shared/timers.ts";

/** The ids of tasks. A string is refused, although it is an iterable of characters. */
export type TaskIds = (Iterable<string> & object) | AsyncIterable<string>;

/** So many ids are remembered to notice a repeated one, so that an endless source fits into memory. */
const MOST_REMEMBERED = 100_000;

export const isAsync = (ids: TaskIds): ids is AsyncIterable<string> => Symbol.asyncIterator in ids;

/** Throws unless the ids are what the types say. */
export const checkTaskIds = (ids: unknown): void => {
  const isIterable =
    typeof ids === "object" &&
    ids !== null &&
    (Symbol.iterator in ids || Symbol.asyncIterator in ids);
  if (!isIterable) {
    throw new VideoTasksError("`waitAll` needs an array or another iterable of task ids.");
  }
};

/** Reads ids one by one, each once. */
export interface IdReader {
  /** The next id in an object; `undefined` after the last. Rejects when the signal aborts. */
  read(signal: AbortSignal): Promise<{ id: string } | undefined>;
  /** Tells the source that no further id is needed. */
  close(): void;
}

export const createIdReader = (ids: TaskIds): IdReader => {
  const iterator = isAsync(ids) ? ids[Symbol.asyncIterator]() : ids[Symbol.iterator]();
  const seen = new Set<string>();
  const remember = (id: string) => {
    seen.add(id);
    const [oldest = ""] = seen;
    if (seen.size > MOST_REMEMBERED) seen.delete(oldest);
  };

  const readNext = async (): Promise<{ id: string } | undefined> => {
    for (;;) {
      const next = await iterator.next();
      if (next.done) return undefined;
      if (seen.has(next.value)) continue;
      remember(next.value);
      return { id: next.value };
    }
  };

  return {
    read: (signal) => abortable(signal, (resolve, reject) => void readNext().then(resolve, reject)),
    close() {
      const closing = async () => iterator.return?.();
      // The result of `waitAll` is known. An error of the source comes too late to change it.
      closing().catch(() => {});
    },
  };
};
