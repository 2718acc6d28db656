import { TaskFailedError } from "../errors.ts";
import type { CallOptions, ClientOptions, PollOptions, WaitAllOptions } from "../options.ts";
import { readRetryPolicy } from "../shared/retry-policy.ts";
import { sleep } from "../shared/timers.ts";
import type { Task } from "../task.ts";
import { follow, type FollowContext } from "./follow.ts";
import type { Pace } from "./pace.ts";
import { createStoppable } from "./stoppable.ts";
import { checkTaskId } from "./task-id.ts";
import { checkTaskIds } from "./task-ids.ts";
import { waitForAll } from "./wait-all.ts";
import { readWaitOptions } from "./wait-options.ts";
import type { Succeeded, Tasks } from "./tasks.ts";

/** How the tasks of one kind are requested and read. */
export interface TaskSource<Raw, Status extends string> {
  /** Requests the task; throws unless the response is a success. */
  get: (id: string, call: PollOptions | undefined) => Promise<Raw>;
  toTask: (raw: Raw, id: string) => Task<Raw, Status>;
  /** Shared by all kinds of tasks of one client. */
  pace: Pace;
}

/** A retrieve during a hold would be refused, and then be sent again after the hold. */
const waitForHold = async (pace: Pace, call: CallOptions, client: ClientOptions): Promise<void> => {
  const hold = pace.timeHeld();
  if (hold <= 0) return;
  const { limit, maxRetryAfter } = readRetryPolicy(call, client);
  if (limit > 0 && hold <= maxRetryAfter) await sleep(hold, call.signal);
};

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
    await waitForHold(pace, call, client);
    return toTask(await get(id, call), id);
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
