import { now, TIMER_PRECISION } from "../shared/timers.ts";

/** How long the last poll may take if the time was over before it began, in milliseconds. */
const LAST_LOOK_TIME = 10_000;

/** A timer that fires so much too late, in milliseconds, was delayed by more than a busy program. */
const SLEEP_THRESHOLD = 1_000;

/** The last poll begins twice the time of the poll before it, and so much, before the end. */
const LAST_POLL_MARGIN = 50;

/** When a wait polls next, and when it ends. All on the clock of `now()`. */
export interface Deadline {
  dueAt: number;
  endsAt: number;
  /** Whether the wait ends after the next poll. */
  isLast: boolean;
}

export const createDeadline = (startedAt: number, maxWait: number): Deadline => ({
  // Not `startedAt`: for an id of a `waitAll` that was read late, the time of all ids may be over.
  dueAt: now(),
  endsAt: startedAt + maxWait,
  isLast: false,
});

/**
 * Whether there is time for a poll that is due. If the time went by while nothing could be polled,
 * because the computer slept or the program was busy, there is time for one last look.
 */
export const hasTimeToPoll = (deadline: Deadline, maxWait: number): boolean => {
  if (deadline.isLast) return false;
  const { dueAt, endsAt } = deadline;
  if (endsAt - now() >= TIMER_PRECISION) return true;
  const hasSleptThrough = dueAt < endsAt - TIMER_PRECISION || now() - dueAt > SLEEP_THRESHOLD;
  if (!hasSleptThrough && maxWait > 0) return false;
  deadline.isLast = true;
  deadline.endsAt = now() + LAST_LOOK_TIME;
  return true;
};

/**
 * Sets when the next poll is due. A gap that would end after the deadline is shortened, so that a
 * task that ends meanwhile is noticed: the last poll begins early enough for its response.
 * `pollTime` is how long the poll before it took.
 */
export const planNextPoll = (deadline: Deadline, gap: number, pollTime: number): void => {
  const { endsAt, isLast } = deadline;
  const dueAt = now() + gap;
  const lastPollAt = endsAt - 2 * pollTime - LAST_POLL_MARGIN;
  if (isLast) deadline.dueAt = now();
  else if (dueAt <= lastPollAt) deadline.dueAt = dueAt;
  else deadline.dueAt = lastPollAt > now() + LAST_POLL_MARGIN ? lastPollAt : endsAt;
};
