import { TaskFailedError } from "../errors.ts";
import type { CallOptions, ClientOptions, WaitAllOptions, WaitOptions } from "../options.ts";
import type { Task } from "../task.ts";
import type { Pace } from "./pace.ts";
import { checkTaskId } from "./task-id.ts";
import { createWaitAll, type Settled } from "./wait-all.ts";
import { createWatch } from "./watch.ts";

/** A task that has succeeded. */
export type Succeeded<T> = T & { readonly state: "succeeded" };

/** The calls for one kind of task of a vendor. */
export interface Tasks<Raw, Status extends string = string> {
  /**
   * Retrieves a task once.
   *
   * @throws `ApiError` if the server responds with an error, such as 401 or 404.
   * @throws `ConnectionError`, `TimeoutError` or `InvalidResponseError` if no
   * usable response arrives, after the retries.
   * @throws `VideoTasksError` if the id or the API key cannot be sent.
   */
  retrieve(id: string, call?: CallOptions): Promise<Task<Raw, Status>>;

  /**
   * Polls a task until it has succeeded. Transient failures are retried until `maxWait`.
   *
   * @example
   * ```ts
   * const task = await tasks.wait("61e1789761c43d6d9b7362f3", { maxWait: 10 * 60_000 });
   * console.log(task.status, task.raw);
   * ```
   *
   * @throws `TaskFailedError` if the task fails or is cancelled.
   * @throws `WaitTimeoutError` if the task has not ended after `maxWait`.
   * @throws `ApiError` if the server responds with an error that a retry cannot cure.
   */
  wait(id: string, options?: WaitOptions<Task<Raw, Status>>): Promise<Succeeded<Task<Raw, Status>>>;

  /**
   * Polls a task and yields it at first and whenever it has changed. The last task has ended; it
   * may have failed. Leave the loop to stop.
   *
   * @example
   * ```ts
   * for await (const task of tasks.watch("61e1789761c43d6d9b7362f3")) {
   *   console.log(task.status, task.progress);
   * }
   * ```
   *
   * @throws `WaitTimeoutError` if the task has not ended after `maxWait`.
   * @throws `ApiError` if the server responds with an error that a retry cannot cure.
   */
  watch(id: string, options?: WaitOptions<Task<Raw, Status>>): AsyncIterable<Task<Raw, Status>>;

  /**
   * Waits for many tasks and yields one result per id, in order of completion. A task that fails
   * does not end the others. Leave the loop to stop.
   *
   * @example
   * ```ts
   * for await (const { id, task, error } of tasks.waitAll(["a1", "b2"])) {
   *   if (task) console.log(id, task.raw);
   *   else console.error(id, error);
   * }
   * ```
   *
   * @throws the signal's reason if it aborts. Every other error belongs to one id and is yielded.
   */
  waitAll(
    ids: Iterable<string>,
    options?: WaitAllOptions<Task<Raw, Status>>,
  ): AsyncIterable<Settled<Succeeded<Task<Raw, Status>>>>;
}

/** How the tasks of one kind are requested and read. */
export interface TaskSource<Raw, Status extends string> {
  /** Requests the task; throws unless the response is a success. */
  get: (id: string, call: CallOptions | undefined) => Promise<Raw>;
  toTask: (raw: Raw, id: string) => Task<Raw, Status>;
}

export const createTasks = <Raw, Status extends string>(
  options: ClientOptions,
  { get, toTask }: TaskSource<Raw, Status>,
): Tasks<Raw, Status> => {
  type FoundTask = Task<Raw, Status>;

  const retrieve = async (id: string, call?: CallOptions): Promise<FoundTask> => {
    checkTaskId(id);
    return toTask(await get(id, call), id);
  };

  const watch = createWatch(options, retrieve);

  const wait = async (id: string, waitOptions?: WaitOptions<FoundTask>, pace?: Pace) => {
    let last: FoundTask | undefined;
    for await (const task of watch(id, waitOptions, pace)) last = task;
    // Casts: `watch` yields a task that has ended, or it throws. The state was compared.
    const ended = last as FoundTask;
    if (ended.state === "succeeded") return ended as Succeeded<FoundTask>;
    const reason = ended.message ?? ended.status;
    throw new TaskFailedError(`Task ${id} did not succeed: ${reason}`, ended);
  };

  return { retrieve, wait, watch, waitAll: createWaitAll(wait) };
};
