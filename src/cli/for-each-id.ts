import type { Result } from "./outcome.ts";

interface EachId {
  /** How many ids are worked on at once. */
  concurrency: number;
  /** Works on an id. Its signal aborts when `onResult` has thrown. */
  work: (id: string, signal: AbortSignal) => Promise<Result>;
  /** Called with each result, in order of completion, until it throws. */
  onResult: (result: Result) => void;
}

/** Works on each id, several at once. Rejects as soon as `onResult` throws. */
export const forEachId = async (
  ids: AsyncIterator<string>,
  { concurrency, work, onResult }: EachId,
): Promise<void> => {
  const controller = new AbortController();
  const { signal } = controller;
  const workOnIds = async () => {
    for (let next = await ids.next(); !next.done && !signal.aborted; next = await ids.next()) {
      const result = await work(next.value, signal);
      if (!signal.aborted) onResult(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, workOnIds));
  } finally {
    controller.abort();
  }
};
