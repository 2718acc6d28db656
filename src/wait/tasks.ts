import { TaskFailedError } from "../errors.ts";
import type {
  CallOptions,
  ClientOptions,
  PollOptions,
  WaitAllOptions,
  WaitOptions,
} from "../options.ts";
import { readRetryPolicy } from "../shared/retry-policy.ts";
import { sleep } from "../shared/timers.ts";
import type { Task } from "../task.ts";
import { follow, type FollowContext } from "./follow.ts";
import type { Pace } from "./pace.ts";
import { createStoppable } from "./stoppable.ts";
import { checkTaskId } from "./task-id.ts";
import { checkTaskIds, type TaskIds } from "./task-ids.ts";
import { waitForAll, type Settled } from "./wait-all.ts";
import { readWaitOptions } from "./wait-options.ts";

/** A task that has succeeded. */
export type Succeeded<T> = T & { readonly state: "succeeded" };

/** The calls for one kind of task of a vendor. */
export interface Tasks<Raw, Status extends string = string> {
  /**
   * Retrieves a task once.
   *
   * @throws {@link ApiError} if the server responds with an error, such as 401 or 404.
   * @throws {@link ConnectionError}, {@link TimeoutError} or {@link InvalidResponseError} if no
   * usable response arrives, after the retries.
   * @throws {@link VideoTasksError} if the id, the API key or an option is invalid.
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
   * @throws {@link TaskFailedError} if the task fails or is cancelled.
   * @throws {@link WaitTimeoutError} if the task has not ended after `maxWait`.
   * @throws {@link ApiError} if the server responds with an error that a retry cannot cure.
   */
  wait(id: string, options?: WaitOptions<Task<Raw, Status>>): Promise<Succeeded<Task<Raw, Status>>>;

  /**
   * Polls a task and yields it at first and whenever it has changed. The last task has ended; it
   * may have failed. Leave the loop, or call `return()`, to stop at once.
   *
   * @example
   * ```ts
   * for await (const task of tasks.watch("61e1789761c43d6d9b7362f3")) {
   *   console.log(task.status, task.progress);
   * }
   * ```
   *
   * @throws {@link WaitTimeoutError} if the task has not ended after `maxWait`.
   * @throws {@link ApiError} if the server responds with an error that a retry cannot cure.
   */
  watch(
    id: string,
    options?: WaitOptions<Task<Raw, Status>>,
  ): AsyncGenerator<Task<Raw, Status>, void>;

  /**
   * Waits for many tasks and yields one result per id, in order of completion. A task that fails
   * does not end the others. Leave the loop, or call `return()`, to stop at once.
   *
   * The ids may come from an array, or from a source that yields them over time, such as a list.
   * Ids are read no faster than their requests are sent.
   *
   * @example
   * ```ts
   * for await (const { id, task, error } of tasks.waitAll(["a1", "b2"])) {
   *   if (task) console.log(id, task.raw);
   *   else console.error(id, error);
   * }
   * ```
   *
   * @throws the signal's reason if it aborts, the error of `ids` if reading them fails, and
   * {@link VideoTasksError} if an option is invalid. Every other error belongs to one id and is
   * yielded.
   */
  waitAll(
    ids: TaskIds,
    options?: WaitAllOptions<Task<Raw, Status>>,
  ): AsyncGenerator<Settled<Succeeded<Task<Raw, Status>>>, void>;
}

/** How the tasks of one kind are requested and read. */
export interface TaskSource<Raw, Status extends string> {
  /** Requests the task; throws unless the response is a success. */
  get: (id: string, call: PollOptions | undefined) => Promise<Raw>;
  toTask: (raw: Raw, id: string) => Task<Raw, Status>;
  /** Shared by all kinds of tasks of one client. */
  pace: Pace;
}

export const createTasks = <Raw, Status extends string>(
  client: ClientOptions,
  { get, toTask, pace }: TaskSource<Raw, Status>,
): Tasks<Raw, Status> => {
  type FoundTask = Task<Raw, Status>;

  const look = async (id: string, call: CallOptions | undefined) => {
    let pause = 0;
    const onRetryAfter = (delay: number) => {
      pause = delay;
    };
    const raw = await get(id, { ...call, onRetryAfter });
    return { task: toTask(raw, id), pause };
  };

  const retrieve = async (id: string, call: CallOptions = {}): Promise<FoundTask> => {
    checkTaskId(id);
    const { limit, maxRetryAfter } = readRetryPolicy(call, client);
    const hold = pace.timeHeld();
    // The request would be refused, and then be sent again after the hold.
    if (limit > 0 && hold <= maxRetryAfter) await sleep(hold, call.signal);
    return (await look(id, call)).task;
  };

  const createContext = (options: WaitAllOptions<FoundTask>): FollowContext<FoundTask> => {
    const settings = readWaitOptions(options, client);
    return { client, look, pace, settings, signal: options.signal };
  };

  const waitFor = async (id: string, context: FollowContext<FoundTask>) => {
    checkTaskId(id);
    let last: FoundTask | undefined;
    for await (const task of follow(id, context)) last = task;
    // Casts: `follow` yields a task that has ended, or it throws. The state was compared.
    const ended = last as FoundTask;
    if (ended.state === "succeeded") return ended as Succeeded<FoundTask>;
    const reason = ended.message ?? ended.status;
    throw new TaskFailedError(`Task ${id} did not succeed: ${reason}`, ended);
  };

  return {
    retrieve,
    wait: async (id, options = {}) => waitFor(id, createContext(options)),
    watch(id, options = {}) {
      checkTaskId(id);
      const context = createContext(options);
      return createStoppable(options.signal, (signal) => follow(id, { ...context, signal }));
    },
    waitAll(ids, options = {}) {
      checkTaskIds(ids);
      const context = createContext(options);
      return createStoppable(options.signal, (signal) =>
        waitForAll(ids, waitFor, { ...context, signal }),
      );
    },
  };
};
