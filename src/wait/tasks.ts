import type { CallOptions, WaitAllOptions, WaitOptions } from "../options.ts";
import type { Task } from "../task.ts";
import type { TaskIds } from "./task-ids.ts";
import type { Settled } from "./wait-all.ts";

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
   * @throws `VideoTasksError` if the id, the API key or an option is invalid.
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
   * @throws `ActionRequiredError` as soon as the task waits for you.
   * @throws `WaitTimeoutError` if the task has not ended after `maxWait`.
   * @throws `ApiError` if the server responds with an error that a retry cannot cure.
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
   * @throws `WaitTimeoutError` if the task has not ended after `maxWait`.
   * @throws `ApiError` if the server responds with an error that a retry cannot cure.
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
   * `VideoTasksError` if an option is invalid. Every other error belongs to one id and is
   * yielded.
   */
  waitAll(
    ids: TaskIds,
    options?: WaitAllOptions<Task<Raw, Status>>,
  ): AsyncGenerator<Settled<Succeeded<Task<Raw, Status>>>, void>;

  /**
   * The view of a response that came another way: by a webhook, in a list, or from the request that
   * created the task.
   *
   * @example
   * ```ts
   * const task = tasks.view(await request.json(), "61e1789761c43d6d9b7362f3");
   * if (task.done) console.log(task.state);
   * ```
   */
  view(raw: Raw, id: string): Task<Raw, Status>;
}
