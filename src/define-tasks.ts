import { connect, type OpenApiClients } from "./http/connect.ts";
import type { VendorApi } from "./http/vendor-api.ts";
import type { ClientOptions } from "./options.ts";
import { isRetryable } from "./shared/backoff.ts";
import { checkDefinition } from "./shared/check-definition.ts";
import { checkFunctions, checkOptions } from "./shared/check-options.ts";
import type { Mistaken, NamedTaskPath, TaskResponse } from "./task-path.ts";
import type { OpenStatus } from "./task.ts";
import { createPace } from "./wait/pace.ts";
import { createTaskCalls } from "./wait/task-calls.ts";
import type { TaskReader } from "./wait/task-reader.ts";
import type { Tasks } from "./wait/tasks.ts";

type Gets = Record<string, string>;

/** The calls for the tasks at a path. An editor shows their names, not the fields of the response. */
export interface PathTasks<Paths, Path, Word extends string> extends Tasks<
  TaskResponse<Paths, Path>,
  OpenStatus<Word>
> {}

/** A client: the calls for each kind of task by its name, and openapi-fetch for every other call. */
export type TaskClient<
  Paths extends {},
  Get extends Gets,
  Word extends { [Name in keyof Get]: string },
> = {
  readonly [Name in keyof Get]: PathTasks<Paths, Get[Name], Word[Name]>;
} & OpenApiClients<Paths>;

/** An API, and how each kind of its tasks is requested and read. */
export interface TasksDefinition<
  Paths extends {},
  Get extends Gets,
  Word extends { [Name in keyof Get]: string },
> extends VendorApi {
  /**
   * The kinds of tasks, by any name but `api` and `client`. `get` is the path of a task: a GET with
   * one parameter, the id.
   */
  tasks: {
    readonly [Name in keyof Get]: { get: NamedTaskPath<Paths, Get[Name], Name> };
  } & {
    readonly [Name in keyof Word]: TaskReader<
      TaskResponse<Paths, Get[Name & keyof Get]>,
      Word[Name]
    >;
  };
}

/** Turns `defineTasks<paths>({ … })` into one error of the compiler that shows the repair. */
interface MissingParentheses {
  "write defineTasks<paths>()({ … })": never;
  tasks: Record<string, TaskReader<Mistaken> & { get: string }>;
  [other: string]: unknown;
}

/**
 * Defines a client for the tasks of an API, whose `paths` openapi-typescript has written. Call it
 * twice, because TypeScript infers either all type arguments of a call or none.
 *
 * @example
 * ```ts
 * export const createExample = defineTasks<paths>()({
 *   baseUrl: "https://api.example.com/v2",
 *   auth: { env: "EXAMPLE_API_KEY" },
 *   tasks: {
 *     jobs: {
 *       get: "/jobs/{job_id}",
 *       status: (job) => job.phase,
 *       states: { queued: "pending", rendering: "running", finished: "succeeded", errored: "failed" },
 *     },
 *   },
 * });
 * const { jobs, api } = createExample({ apiKey });
 * ```
 */
export const defineTasks =
  <Paths extends {}>(_nothing?: MissingParentheses) =>
  <const Get extends Gets, Word extends { [Name in keyof Get]: string }>(
    definition: TasksDefinition<Paths, Get, Word>,
  ) => {
    checkDefinition(definition);
    return (options: ClientOptions = {}): TaskClient<Paths, Get, Word> => {
      checkOptions(options);
      checkFunctions({ fetch: options.fetch, onEvent: options.onEvent });
      const { api, client, getJson } = connect<Paths>(options, definition);
      // All kinds of tasks share one quota.
      const pace = createPace(options);
      // A cast: the types of the readers differ, and each gets the response of its own path.
      const kinds = definition.tasks as Record<string, TaskReader<unknown> & { get: string }>;
      const tasks: Record<string, unknown> = {};
      for (const [name, { get, ...reader }] of Object.entries(kinds)) {
        const getTask = (id: string, call: object) =>
          getJson(
            get.replace(/\{.+\}/, () => encodeURIComponent(id)),
            call,
          );
        tasks[name] = createTaskCalls(options, { get: getTask, reader, isRetryable, pace });
      }
      // A cast: the names are those of the definition.
      return { ...tasks, api, client } as TaskClient<Paths, Get, Word>;
    };
  };
