import { ActionRequiredError, TaskFailedError, WaitTimeoutError } from "../errors.ts";
import type { Task } from "../task.ts";

export const EXIT_CODES = { succeeded: 0, failed: 1, usage: 2, timedOut: 3, trouble: 4 } as const;

/** How the work for one task has ended, with its task or an error. */
export interface Result {
  id: string;
  task?: Task | undefined;
  error?: unknown;
}

/** The error of a task that cannot go on: it has failed, was cancelled, or waits for you. */
export const isTaskError = (error: unknown): error is TaskFailedError | ActionRequiredError =>
  error instanceof TaskFailedError || error instanceof ActionRequiredError;

type Outcome = "succeeded" | "open" | "failed" | "timed out" | "in error";

const CODES: Record<Outcome, number> = {
  succeeded: EXIT_CODES.succeeded,
  open: EXIT_CODES.succeeded,
  failed: EXIT_CODES.failed,
  "timed out": EXIT_CODES.timedOut,
  "in error": EXIT_CODES.trouble,
};

/** A wait during which the server was never reached says nothing about its task. */
const isNeverReached = ({ task, lastError }: WaitTimeoutError): boolean =>
  task === undefined && lastError !== undefined;

const readOutcome = ({ task, error }: Result): Outcome => {
  if (isTaskError(error)) return "failed";
  if (error instanceof WaitTimeoutError) return isNeverReached(error) ? "in error" : "timed out";
  if (error !== undefined) return "in error";
  if (!task?.done) return "open";
  return task.state === "succeeded" ? "succeeded" : "failed";
};

/** The results of a command. */
export interface Outcomes {
  add(result: Result): void;
  /** The exit code. The highest one wins: it means that some tasks should be waited for again. */
  exitCode(): number;
  /** A text such as `18 succeeded, 1 failed`; an empty text if there are no results. */
  summarize(): string;
}

export const createOutcomes = (): Outcomes => {
  const counts = new Map<Outcome, number>();
  return {
    add(result) {
      const outcome = readOutcome(result);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    },
    exitCode: () => Math.max(0, ...[...counts.keys()].map((outcome) => CODES[outcome])),
    summarize() {
      // In the order of the codes, so that the summary does not depend on the order of the results.
      const known = (Object.keys(CODES) as Outcome[]).filter((outcome) => counts.has(outcome));
      return known.map((outcome) => `${counts.get(outcome)} ${outcome}`).join(", ");
    },
  };
};
