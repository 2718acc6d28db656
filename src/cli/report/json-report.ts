import { isTaskError } from "../outcome.ts";
import { printable, toJsonLine } from "../printable.ts";
import { describeProblem } from "./describe.ts";
import type { Output, Report } from "./report.ts";
import { createTroubleLog } from "./trouble-log.ts";

/** An error as data: the errors of the clients have `toJSON`, other errors have no own fields. */
const toData = (error: unknown): unknown =>
  error instanceof Error && !("toJSON" in error)
    ? { name: error.name, message: error.message }
    : error;

/** Prints one JSON object per change, for other programs. Problems also go to `log`, for people. */
export const createJsonReport = (output: Output, log: Output): Report => ({
  start() {},
  update(task) {
    output.write(toJsonLine(task));
  },
  ...createTroubleLog(log),
  settle(result) {
    const { id, error } = result;
    const problem = describeProblem(result);
    if (problem !== "") log.write(`${printable(id)}: ${problem}\n`);
    // A task that cannot go on was printed as a change.
    if (error === undefined || isTaskError(error)) return;
    output.write(toJsonLine({ id, error: toData(error) }));
  },
  end() {},
});
