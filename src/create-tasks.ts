import { VideoTasksError } from "./errors.ts";
import { readFreshInit } from "./http/fresh-requests.ts";
import { createResponseError } from "./http/response-error.ts";
import { readSuccessPause } from "./http/retry-after.ts";
import type { ClientOptions, Found, PollOptions } from "./options.ts";
import { retry } from "./shared/attempts.ts";
import { isRetryable } from "./shared/backoff.ts";
import {
  checkFunction,
  checkFunctions,
  checkObject,
  checkOption,
  checkOptions,
  isMissing,
} from "./shared/check-options.ts";
import { isObject, toObject, toText } from "./shared/json-values.ts";
import { readRetryPolicy } from "./shared/retry-policy.ts";
import type { OpenStatus } from "./task.ts";
import { createPace } from "./wait/pace.ts";
import { createTaskCalls } from "./wait/task-calls.ts";
import type { TaskReader } from "./wait/task-reader.ts";
import type { Tasks } from "./wait/tasks.ts";

/** The options for one request of a task. Spread them into a call of `fetch` or openapi-fetch. */
export interface GetOptions {
  /** Aborts when the wait ends or the request has taken too long. */
  signal: AbortSignal;
  /** The headers of the call. */
  headers: Record<string, string>;
  /** The time for the request, in milliseconds. */
  timeout: number;
  /** 0, because `createTasks` repeats a failed request itself. */
  retry: 0;
  /** Keeps caches from repeating an old response to a poll, where the platform knows it. */
  cache?: "no-store";
}

/** The task in the result of a `get`, which may be that of openapi-fetch. */
export type TaskIn<Got> = Got extends { response: Response }
  ? Got extends { data: infer Raw }
    ? NonNullable<Raw>
    : never
  : Got;

/** How the tasks of any service are requested and read. */
export interface TaskSource<Got, Word extends string> extends TaskReader<TaskIn<Got>, Word> {
  /**
   * Requests the task with this id. Returns it as it is, or as openapi-fetch does: `data`, `error`
   * and the `response`, whose status and `Retry-After` count then.
   */
  get: (id: string, options: GetOptions) => Promise<Got>;
  /**
   * Whether an error of `get` is transient. Such an error does not end a wait. The errors of this
   * package need no function. @default no error of another library is transient
   */
  retryable?: ((error: unknown) => boolean) | undefined;
}

/** The options of `createTasks`: those of a client that do not belong to HTTP. */
export type TasksOptions = Pick<
  ClientOptions,
  "timeout" | "retry" | "headers" | "concurrency" | "onEvent"
>;

const isResponse = (value: unknown): value is Response =>
  isObject(value) && typeof toObject(value["headers"])["get"] === "function";

/** Takes the task out of the result of openapi-fetch. Every other result is a task as it is. */
const findTask = (label: string, got: unknown): Found<unknown> => {
  // Its `status` would be that of HTTP, which no wait ends with.
  checkOption("get", !isResponse(got), "a function that returns the task, not a `Response`");
  const { response, data, error } = toObject(got);
  if (!isResponse(response)) {
    if (isMissing(got)) throw new VideoTasksError(`${label}: no task was found`);
    return { raw: got, pause: 0 };
  }
  const { ok, status, statusText, url, headers } = response;
  if (!isMissing(data)) return { raw: data, pause: readSuccessPause(headers) };
  const read = { ok, status, statusText, url, headers, text: toText(error) ?? "", body: error };
  throw createResponseError(label, read, 1);
};

/**
 * Creates the calls for tasks that any function requests: one of an SDK, of a queue, or of
 * openapi-fetch with a path that `defineTasks` does not take.
 *
 * @example
 * ```ts
 * const jobs = createTasks({
 *   get: async (id) => queue.getJob(id),
 *   status: (job) => job.phase,
 *   states: { waiting: "pending", active: "running", completed: "succeeded", failed: "failed" },
 * });
 * const job = await jobs.wait("42");
 * ```
 */
export const createTasks = <Got, Word extends string>(
  source: TaskSource<Got, Word>,
  options: TasksOptions = {},
): Tasks<TaskIn<Got>, OpenStatus<Word>> => {
  checkObject("source", source);
  const { get, retryable, ...reader } = source;
  checkOptions(options);
  checkFunction("get", get);
  checkFunctions({ onEvent: options.onEvent, retryable });
  const isTransient = (error: unknown) => isRetryable(error) || retryable?.(error) === true;

  const getTask = async (id: string, call: PollOptions): Promise<Found<TaskIn<Got>>> => {
    const label = `Task ${id}`;
    const headers = { ...options.headers, ...call.headers };
    const policy = readRetryPolicy(call, options);
    const { signal, onFailure } = call;
    return retry(
      { readLabel: () => label, policy, signal, isRetryable: isTransient, onFailure },
      async (attemptSignal) => {
        const fresh = call.isPoll ? readFreshInit() : {};
        const { timeout } = policy;
        const got = await get(id, { ...fresh, signal: attemptSignal, headers, timeout, retry: 0 });
        // A cast: it is what the type of `get` says.
        return findTask(label, got) as Found<TaskIn<Got>>;
      },
    );
  };

  return createTaskCalls(options, {
    get: getTask,
    reader,
    isRetryable: isTransient,
    pace: createPace(options),
  });
};
