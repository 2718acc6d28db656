import { ApiError } from "../errors.ts";
import type { Tasks } from "../wait/tasks.ts";
import type { CommandLine } from "./arguments.ts";
import { forEachId } from "./for-each-id.ts";
import type { Outcomes, Result } from "./outcome.ts";
import type { Report } from "./report/report.ts";

const UNAUTHORIZED = 401;

/** How many tasks are read at once. */
const MOST_RETRIEVED = 16;
/** How many tasks are watched at once. The client limits how many of their polls run at once. */
const MOST_WATCHED = 10_000;

/** The key that one task was refused with would be refused for all others. */
const isKeyRefused = (error: unknown): boolean =>
  error instanceof ApiError && error.status === UNAUTHORIZED;

/** The ids of the command line, then those of standard input. */
async function* readAllIds(line: CommandLine, input: AsyncIterable<string>) {
  yield* line.ids;
  if (line.readsInput) yield* input;
}

/** Takes each id once, and tells the report about it when it is taken. */
async function* startEach(
  ids: AsyncIterable<string>,
  report: Report,
): AsyncGenerator<string, void> {
  const taken = new Set<string>();
  for await (const id of ids) {
    if (taken.has(id)) continue;
    taken.add(id);
    report.start(id);
    yield id;
  }
}

/** The parts of a command that have been set up. */
export interface Job {
  line: CommandLine;
  /** The ids of standard input. */
  input: AsyncIterable<string>;
  tasks: Tasks<unknown>;
  report: Report;
  outcomes: Outcomes;
}

type OnResult = (result: Result) => void;

/** Reads each task once. */
const retrieveAll = async (ids: AsyncIterator<string>, job: Job, onResult: OnResult) => {
  const retrieve = async (id: string): Promise<Result> => {
    try {
      const task = await job.tasks.retrieve(id);
      job.report.update(task);
      return { id, task };
    } catch (error) {
      return { id, error };
    }
  };
  await forEachId(ids, { concurrency: MOST_RETRIEVED, work: retrieve, onResult });
};

/** Follows each task to its end. A task that waits for the user is not at its end. */
const watchAll = async (ids: AsyncIterator<string>, job: Job, onResult: OnResult) => {
  const { tasks, report, line } = job;
  const watch = async (id: string, signal: AbortSignal): Promise<Result> => {
    const result: Result = { id };
    try {
      for await (const task of tasks.watch(id, { maxWait: line.maxWait, signal })) {
        report.update(task);
        result.task = task;
      }
      return result;
    } catch (error) {
      return { id, error };
    }
  };
  await forEachId(ids, { concurrency: MOST_WATCHED, work: watch, onResult });
};

/** Waits until each task has ended, or waits for the user. */
const waitForAll = async (ids: AsyncGenerator<string>, job: Job, onResult: OnResult) => {
  const { tasks, report, line } = job;
  const options = { maxWait: line.maxWait, onUpdate: report.update };
  for await (const result of tasks.waitAll(ids, options)) onResult(result);
};

const RUNS = { retrieve: retrieveAll, watch: watchAll, wait: waitForAll };

/** Waits for all tasks, or reads them. Throws an error that concerns all of them. */
export const runTasks = async (job: Job): Promise<void> => {
  const { line, input, report, outcomes } = job;
  const run = RUNS[line.command];
  await run(startEach(readAllIds(line, input), report), job, (result) => {
    report.settle(result);
    outcomes.add(result);
    if (isKeyRefused(result.error)) throw result.error;
  });
};
