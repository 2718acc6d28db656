import type { WaitOptions } from "../options.ts";
import { toNumber } from "../shared/json-values.ts";
import { clamp } from "../shared/numbers.ts";
import type { Task } from "../task.ts";

const SHORTEST_GAP = 800;
const LONGEST_GAP = 9_000;

/** The lag stays in proportion to the time waited, and long waits cost few requests. */
const USUAL_SHARE = 0.2;
/** A task that is stuck near its end must not be polled without pause. */
const SMALLEST_SHARE = 0.01;

/**
 * The gap before the next poll: a fifth of the time waited, within 0.8 and 9 seconds. If the
 * progress promises an earlier end, the gap shrinks to the time that is left. All in milliseconds.
 */
const defaultPollGap = (waited: number, progress = 0): number => {
  // The time left as a share of the time waited, if the progress is steady; infinite without any.
  const shareLeft = (1 - progress) / progress;
  const share = clamp(shareLeft, SMALLEST_SHARE, USUAL_SHARE);
  return clamp(waited * share, SHORTEST_GAP, LONGEST_GAP);
};

/** The facts that the gap depends on. */
interface PollFacts<T> {
  /** The number of the poll; 1 for the first. */
  poll: number;
  /** How long the wait had lasted when the poll began, in milliseconds. */
  waited: number;
  task: T | undefined;
}

/**
 * The gap before the next poll, in milliseconds. A function that returns no positive number leaves
 * the choice to the client, because an error would end a wait that may have lasted for hours.
 */
export const readPollGap = <T extends Task>(
  interval: WaitOptions<T>["interval"],
  { poll, waited, task }: PollFacts<T>,
): number => {
  const gap = toNumber(typeof interval === "function" ? interval(poll, task) : interval);
  return gap && gap > 0 ? gap : defaultPollGap(waited, task?.progress);
};
