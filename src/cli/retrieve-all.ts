import type { Tasks } from "../wait/tasks.ts";
import type { Result } from "./outcome.ts";

/** How many tasks are read at once. */
const CONCURRENCY = 16;

/** Reads each task once. Calls `onResult` for each, in order of completion, until it throws. */
export const retrieveAll = async (
  ids: AsyncIterator<string>,
  tasks: Tasks<unknown>,
  onResult: (result: Result) => void,
): Promise<void> => {
  const retrieve = async (id: string): Promise<Result> => {
    try {
      return { id, task: await tasks.retrieve(id) };
    } catch (error) {
      return { id, error };
    }
  };
  let isStopped = false;
  const work = async () => {
    for (let next = await ids.next(); !next.done && !isStopped; next = await ids.next()) {
      const result = await retrieve(next.value);
      if (!isStopped) onResult(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  } finally {
    isStopped = true;
  }
};
