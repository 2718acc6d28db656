import { WaitTimeoutError } from "../errors.ts";
import type { ClientOptions } from "../options.ts";
import { readThrownText } from "../shared/thrown.ts";
import { abortable, now, sleep, startTimer, TIMER_PRECISION } from "../shared/timers.ts";
import type { Task } from "../task.ts";
import { createDeadline, hasTimeToPoll, planNextPoll, type Deadline } from "./deadline.ts";
import { readPollGap } from "./poll-gap.ts";
import { pollTask, type PollContext, type PollHistory } from "./poll.ts";
import type { Slots } from "./slots.ts";
import { reportTrouble } from "./trouble.ts";

/** `onUpdate` has at least so much time for a task that has ended, in milliseconds. */
const LAST_UPDATE_TIME = 1_000;

/** How a wait runs: what it polls, and what it shares with other waits. */
export interface FollowContext<T extends Task> extends PollContext<T> {
  client: ClientOptions;
  /** Limits how many polls run at once. */
  slots: Slots;
  /** When the wait began, on the clock of `now()`. */
  startedAt?: number | undefined;
}

/** Equal texts mean that a task has not changed. `raw` does not count: it may hold a server time. */
const summarize = ({ status, progress, message, updatedAt }: Task): string =>
  JSON.stringify([status, progress, message, updatedAt]);

/** Polls once there is a slot and no hold. Resolves with `undefined` if the time is over before. */
const pollInTurn = async <T extends Task>(
  id: string,
  history: PollHistory<T>,
  context: FollowContext<T>,
  { endsAt }: Deadline,
): Promise<number | undefined> => {
  const { pace, signal, slots } = context;
  // The places may be taken by polls that a hold has stopped.
  pace.checkRefusal(endsAt);
  return slots.run(endsAt, signal, async () => {
    await pace.enter(endsAt, signal);
    // With less time left, a poll could only hide the error of the one before.
    if (endsAt - now() < TIMER_PRECISION) return undefined;
    return pollTask(id, history, context, endsAt);
  });
};

/** Calls `onUpdate`, which may never settle. Resolves with false if the time is over before it has. */
const callOnUpdate = <T extends Task>(
  task: T,
  { settings, signal }: FollowContext<T>,
  { endsAt }: Deadline,
): Promise<boolean> => {
  const timeLeft = Math.max(endsAt - now(), task.done ? LAST_UPDATE_TIME : 0);
  return abortable<boolean>(signal, (resolve, reject) => {
    const call = async () => settings.options.onUpdate?.(task);
    call().then(() => resolve(true), reject);
    return startTimer(() => resolve(false), timeLeft);
  });
};

/** The error of a wait whose time is over. It names the last status and the last failure. */
const createTimeoutError = <T extends Task>(
  problem: string,
  { task, error, failures }: PollHistory<T>,
  startedAt: number,
): WaitTimeoutError => {
  const waited = Math.round(now() - startedAt);
  const lastStatus = task ? ` Last status: "${task.status}".` : "";
  const lastError = failures > 0 ? ` Last error: ${readThrownText(error)}` : "";
  const message = `${problem} after ${waited} ms.${lastStatus}${lastError}`;
  return new WaitTimeoutError(message, { task, waited, lastError: error });
};

/** Polls a task and yields it at first and whenever it has changed, until it has ended. */
export async function* follow<T extends Task>(
  id: string,
  context: FollowContext<T>,
): AsyncGenerator<T, void> {
  const { client, settings, signal, startedAt = now() } = context;
  const { options, maxWait } = settings;
  const deadline = createDeadline(startedAt, maxWait);
  const history: PollHistory<T> = { poll: 0, begunAt: 0, failures: 0, failedAt: 0 };
  let lastSummary = "";
  for (;;) {
    await sleep(deadline.dueAt - now(), signal);
    const hasTime = hasTimeToPoll(deadline, maxWait);
    const pause = hasTime ? await pollInTurn(id, history, context, deadline) : undefined;
    const { poll, begunAt, task, error } = history;
    if (pause === undefined) {
      throw createTimeoutError(`Task ${id} has not ended`, history, startedAt);
    }
    client.onEvent?.({ type: "poll", id, poll, task, error });
    reportTrouble(id, history, client);
    const waited = begunAt - startedAt;
    const gap = Math.max(readPollGap(options.interval, { poll, waited, task }), pause);
    planNextPoll(deadline, gap, now() - begunAt);
    if (!task) continue;
    const summary = summarize(task);
    if (summary !== lastSummary) {
      lastSummary = summary;
      if (options.onUpdate && !(await callOnUpdate(task, context, deadline))) {
        const problem = `\`onUpdate\` for task ${id} has not finished`;
        throw createTimeoutError(problem, history, startedAt);
      }
      yield task;
    }
    if (task.done) return;
  }
}
