import { ApiError } from "../errors.ts";
import type { Tasks } from "../wait/tasks.ts";
import type { CommandLine } from "./arguments.ts";
import type { Outcomes, Result } from "./outcome.ts";
import type { Report } from "./report/report.ts";
import { retrieveAll } from "./retrieve-all.ts";

const UNAUTHORIZED = 401;

/** The key that one task was refused with would be refused for all others. */
const isKeyRefused = (error: unknown): boolean =>
  error instanceof ApiError && error.status === UNAUTHORIZED;

/** Tells the report about each id when it is taken, and takes no id twice from the command line. */
async function* startEach(
  line: CommandLine,
  input: AsyncIterable<string>,
  report: Report,
): AsyncGenerator<string, void> {
  for (const id of new Set(line.ids)) {
    report.start(id);
    yield id;
  }
  if (!line.readsInput) return;
  for await (const id of input) {
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

/** Waits for all tasks, or reads them. Throws an error that concerns all of them. */
export const runTasks = async ({ line, input, tasks, report, outcomes }: Job): Promise<void> => {
  const { command, maxWait } = line;
  const settle = (result: Result) => {
    report.settle(result);
    outcomes.add(result);
    if (isKeyRefused(result.error)) throw result.error;
  };
  const ids = startEach(line, input, report);
  if (command === "retrieve") {
    await retrieveAll(ids, tasks, (result) => {
      if (result.task) report.update(result.task);
      settle(result);
    });
    return;
  }
  const onUpdate = report.update;
  for await (const result of tasks.waitAll(ids, { maxWait, onUpdate })) settle(result);
};
