import { ActionRequiredError, TaskFailedError } from "../errors.ts";
import type { CallOptions, ClientOptions, Found, PollOptions, WaitAllOptions } from "../options.ts";
import { checkOptions } from "../shared/check-options.ts";
import { readRetryPolicy } from "../shared/retry-policy.ts";
import { sleep } from "../shared/timers.ts";
import type { Task } from "../task.ts";
import { follow, type FollowContext } from "./follow.ts";
import type { Pace } from "./pace.ts";
import { createSlots } from "./slots.ts";
import { createStoppable } from "./stoppable.ts";
import { checkTaskId } from "./task-id.ts";
import { checkTaskIds } from "./task-ids.ts";
import { waitForAll } from "./wait-all.ts";
import type { TaskReader } from "./task-reader.ts";
import { createTaskView } from "./task-view.ts";
import { readWaitOptions } from "./wait-options.ts";
import type { Succeeded, Tasks } from "./tasks.ts";

/** How the tasks of one kind are requested and read. */
interface TaskKind<Raw> {
  /** Requests the task; throws unless the response is a success. */
  get: (id: string, call: PollOptions) => Promise<Found<Raw>>;
  reader: TaskReader<Raw>;
  /** Whether an error of `get` is transient. */
  isRetryable: (error: unknown) => boolean;
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

/** Follows a task until it has succeeded. Throws if it ends otherwise or waits for the user. */
const waitForTask = async <T extends Task>(
  id: string,
  context: FollowContext<T>,
): Promise<Succeeded<T>> => {
  checkTaskId(id);
  let last: T | undefined;
  for await (const task of follow(id, context)) {
    if (task.state === "action_required") {
      throw new ActionRequiredError(`Task ${id} waits for you: ${task.status}`, task);
    }
    last = task;
  }
  // Casts: `follow` yields a task that has ended, or it throws. The state was compared.
  const ended = last as T;
  if (ended.state === "succeeded") return ended as Succeeded<T>;
  const reason = ended.message ?? ended.status;
  throw new TaskFailedError(`Task ${id} did not succeed: ${reason}`, ended);
};

export const createTaskCalls = <Raw, Status extends string>(
  client: ClientOptions,
  { get, reader, isRetryable, pace }: TaskKind<Raw>,
): Tasks<Raw, Status> => {
  type FoundTask = Task<Raw, Status>;
  const toTask = createTaskView<Raw, Status>(reader);
  const onFailure = pace.heed;

  const look = async (id: string, call: CallOptions | undefined) => {
    const { raw, pause } = await get(id, { ...call, isPoll: true, onFailure });
    return { task: toTask(raw, id), pause };
  };

  const retrieve = async (id: string, call: CallOptions = {}): Promise<FoundTask> => {
    checkTaskId(id);
    checkOptions(call);
    await waitForHold(pace, call, client);
    const { raw } = await get(id, { ...call, onFailure });
    return toTask(raw, id);
  };

  const createContext = (options: WaitAllOptions<FoundTask>): FollowContext<FoundTask> => {
    const settings = readWaitOptions(options, client);
    const { concurrency, signal } = options;
    const slots = concurrency === undefined ? pace.slots : createSlots(concurrency, pace.slots);
    return { client, look, isRetryable, pace, slots, settings, signal };
  };

  return {
    view: toTask,
    retrieve,
    wait: async (id, options = {}) => waitForTask(id, createContext(options)),
    watch(id, options = {}) {
      checkTaskId(id);
      const context = createContext(options);
      return createStoppable(options.signal, (signal) => follow(id, { ...context, signal }));
    },
    waitAll(ids, options = {}) {
      checkTaskIds(ids);
      const context = createContext(options);
      return createStoppable(options.signal, (signal) =>
        waitForAll<FoundTask, Succeeded<FoundTask>>(ids, waitForTask, { ...context, signal }),
      );
    },
  };
};
