import type { Client } from "openapi-fetch";
import type { CallInit, Connection } from "./connection.ts";
import { TaskFailedError, VideoTasksError } from "./errors.ts";
import { follow } from "./follow.ts";
import type { CallOptions, WaitAllOptions, WaitOptions } from "./options.ts";
import { createPace, type Pace } from "./pace.ts";
import type { Task } from "./task.ts";
import { settleAll, type Settled } from "./settle-all.ts";

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

/** An id is one segment of a path; `..` would reach another endpoint. */
export const checkId = (id: unknown): string => {
  if (typeof id == "string" && !/^\.{0,2}$/.test(id)) return id;
  throw new VideoTasksError(`Bad id: ${id}`);
};

export const createTasks = <Paths extends {}, Raw, Status extends string>(
  connection: Connection<Paths>,
  view: (raw: Raw, requestedId: string) => Task<Raw, Status>,
  get: (client: Client<Paths>, id: string, init: CallInit) => Promise<{ data?: Raw }>,
): Tasks<Raw, Status> => {
  type Found = Task<Raw, Status>;

  const retrieve = async (id: string, call?: CallOptions): Promise<Found> => {
    checkId(id);
    return view(await connection.call((client, init) => get(client, id, init), call), id);
  };
  const start = (id: string, options: WaitOptions<Found>, pace = createPace(1, options)) =>
    follow({ ...connection, retrieve }, id, options, pace);

  const wait = async (id: string, options: WaitOptions<Found> = {}, pace?: Pace) => {
    const next = start(id, options, pace);
    let task;
    do task = await next();
    while (!task.done);
    if (task.state == "succeeded") return task as Succeeded<Found>;
    throw new TaskFailedError(`Task ${id} ${task.state}: ${task.message ?? task.status}`, { task });
  };

  return {
    retrieve,
    wait,
    async *watch(id, options = {}) {
      const next = start(id, options);
      let task;
      do yield (task = await next());
      while (!task.done);
    },
    waitAll: (ids, options = {}) => settleAll(ids, options, wait),
  };
};
