import { throwIfAborted } from "./shared/on-abort.ts";
import { checkArgument, FakeTasksError } from "./testing/fake-tasks-error.ts";
import { readRequest, toRequest } from "./testing/read-request.ts";
import { respond } from "./testing/respond.ts";
import { checkSteps, type FakeStep } from "./testing/steps.ts";
import { makeVendorBody, type FakeTask } from "./testing/vendor-body.ts";

export type { FakeResponse, FakeStep } from "./testing/steps.ts";
export type { FakeTask } from "./testing/vendor-body.ts";

/** The options of `fakeTasks`. */
export interface FakeTasksOptions {
  /**
   * Makes the body of a response that has a status of the vendor.
   * @default the body that TwelveLabs or Livepeer sends, chosen by the path
   */
  body?: ((task: FakeTask) => unknown) | undefined;
  /** Finds the id of the task that a URL polls. @default the last part of the path */
  id?: ((url: URL) => string | null | undefined) | undefined;
  /**
   * Responds to every request that does not poll a task, such as one that creates a task.
   * @default throws an error that names the request
   */
  fallback?: ((request: Request) => Response | Promise<Response>) | undefined;
}

/** A `fetch` whose tasks advance with each poll. */
export interface FakeFetch {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** How many times a task has been polled. @throws an error if there is no such task */
  polls(id: string): number;
  /**
   * Adds a task, or gives a task new steps from its next poll on.
   *
   * @throws an error if a step cannot be used
   */
  set(id: string, steps: readonly FakeStep[]): void;
}

/** The script of one task and how far it has come. */
interface Progress {
  steps: readonly FakeStep[];
  /** How many of these steps have been used. */
  used: number;
  polls: number;
}

/** Each poll uses one step. The last step repeats, so that a task may also never end. */
const takeStep = (task: Progress): FakeStep => {
  const last = task.steps.length - 1;
  const step = task.steps[Math.min(task.used, last)];
  task.used++;
  task.polls++;
  // `checkSteps` has refused an empty list.
  return step ?? "";
};

/**
 * Makes a `fetch` for unit tests: its tasks advance by one step with each poll, and the last step
 * repeats. A step is a status of the vendor, an HTTP status, an error to throw, or an object with
 * details. It needs no network and works with fake timers.
 *
 * @example
 * ```ts
 * const fetch = fakeTasks({ t1: ["queued", 503, { status: 429, retryAfter: 2 }, "ready"] });
 * const { tasks } = createTwelveLabs({ apiKey: "test", fetch });
 * await tasks.wait("t1");
 * console.log(fetch.polls("t1"));
 * ```
 *
 * @throws an error that names the task and the step if a step cannot be used
 */
export const fakeTasks = (
  script: Record<string, readonly FakeStep[]>,
  options: FakeTasksOptions = {},
): FakeFetch => {
  checkArgument("steps by the id of each task", script);
  checkArgument("options", options);
  const tasks = new Map<string, Progress>();

  const describeTasks = () => [...tasks.keys()].map((id) => `"${id}"`).join(", ") || "no tasks";

  const set: FakeFetch["set"] = (id, steps) => {
    checkSteps(id, steps);
    tasks.set(id, { steps: [...steps], used: 0, polls: tasks.get(id)?.polls ?? 0 });
  };

  const polls: FakeFetch["polls"] = (id) => {
    const task = tasks.get(id);
    if (task) return task.polls;
    throw new FakeTasksError(`\`fakeTasks\` has no task "${id}". It has ${describeTasks()}.`);
  };

  const refuse = (request: string): never => {
    throw new FakeTasksError(
      `${request} does not poll a task of \`fakeTasks\`. It has ${describeTasks()}. ` +
        "Add the task to the script, or respond to other requests with the option `fallback`.",
    );
  };

  const fetch = async (input: string | URL | Request, init?: RequestInit | null) => {
    const { method, url, id, signal } = readRequest(input, init ?? {}, options.id);
    const task = method === "GET" ? tasks.get(id) : undefined;
    if (!task) {
      if (options.fallback) return options.fallback(toRequest(input, init ?? {}));
      return refuse(`${method} ${url.href}`);
    }
    throwIfAborted(signal);
    const step = takeStep(task);
    const poll = task.polls;
    return respond(step, signal, ({ status, progress, message }) => {
      const facts = { id, status, progress, message, poll };
      return options.body ? options.body(facts) : makeVendorBody(url.pathname, facts);
    });
  };

  for (const [id, steps] of Object.entries(script)) set(id, steps);
  return Object.assign(fetch, { polls, set });
};
