import { TaskFailedError } from "../errors.ts";
import type { CallInit } from "../http/openapi-clients.ts";
import { createFollow } from "./watch.ts";
import { checkId } from "./task-id.ts";
import type { CallOptions, ClientOptions, WaitAllOptions, WaitOptions } from "../options.ts";
import type { Pace } from "./pace.ts";
import type { Task } from "../task.ts";
import { createSettleAll, type Settled } from "./wait-all.ts";

export type Succeeded<T> = T & { readonly state: "succeeded" };

export interface Tasks<Raw, Status extends string = string> {
  retrieve(id: string, call?: CallOptions): Promise<Task<Raw, Status>>;
  /** Waits until the task has succeeded; a task that fails or is cancelled is a `TaskFailedError`. */
  wait(id: string, options?: WaitOptions<Task<Raw, Status>>): Promise<Succeeded<Task<Raw, Status>>>;
  /** Gives the task whenever it has changed; the last one is final, also when it failed. */
  watch(id: string, options?: WaitOptions<Task<Raw, Status>>): AsyncIterable<Task<Raw, Status>>;
  /** Waits for many tasks; each id comes once, as soon as it is settled. */
  waitAll(
    ids: Iterable<string>,
    options?: WaitAllOptions<Task<Raw, Status>>,
  ): AsyncIterable<Settled<Succeeded<Task<Raw, Status>>>>;
}

export const createTasks = <Raw, Status extends string>(
  options: ClientOptions,
  view: (raw: Raw, requestedId: string) => Task<Raw, Status>,
  get: (id: string, call: CallInit) => Promise<{ data?: Raw }>,
): Tasks<Raw, Status> => {
  type Found = Task<Raw, Status>;

  const retrieve = async (id: string, call?: CallOptions): Promise<Found> =>
    // `!`: what gives no data throws.
    view((await get(checkId(id), call as CallInit)).data!, id);
  const follow = createFollow(options, retrieve);

  const wait = async (id: string, options?: WaitOptions<Found>, pace?: Pace) => {
    let task: Found | undefined;
    for await (task of follow(id, options, pace));
    if (task!.state == "succeeded") return task as Succeeded<Found>;
    throw new TaskFailedError(`Task ${id}: ${task!.message ?? task!.status}`, {
      task,
    });
  };

  return {
    retrieve,
    wait,
    watch: follow,
    waitAll: createSettleAll(wait),
  };
};
