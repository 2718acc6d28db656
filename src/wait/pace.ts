import type { WaitAllOptions } from "../options.ts";
import { withDefaults } from "../shared/numbers.ts";
import { abortable, sleep, TIMER_PRECISION } from "../shared/timers.ts";

const DEFAULTS = { maxWait: 30 * 60_000, concurrency: 16 };

/** The time between two polls right after a hold, in milliseconds. */
const SPACING_AFTER_HOLD = 100;
/** How fast that time shrinks with each poll: after about a second the usual pace is back. */
const SPACING_DECAY = 0.9;

/** Decides when polls start. Several waits may share a pace. */
export interface Pace {
  /**
   * Runs a poll as soon as three things are true: `due` has come (in epoch milliseconds), no hold
   * is on, and fewer than `concurrency` polls are running. The poll gets the time that is left, in
   * milliseconds. When no time is left, it runs at once.
   */
  run<T>(due: number, poll: (timeLeft: number) => Promise<T>): Promise<T>;
  /** Starts no poll for `delay` milliseconds, and starts the next ones slowly. */
  hold(delay: number): void;
}

type PaceOptions = Pick<WaitAllOptions, "signal" | "maxWait" | "concurrency">;

export const createPace = ({ signal, ...options }: PaceOptions): Pace => {
  const { maxWait, concurrency } = withDefaults(DEFAULTS, options);
  const endsAt = Date.now() + maxWait;
  const mostActive = Math.max(1, concurrency);
  const queue: (() => void)[] = [];
  let active = 0;
  let opensAt = 0;
  let spacing = 0;

  const sleepUntil = (time: number) => sleep(Math.min(time, endsAt) - Date.now(), signal);

  const takeSlot = async () => {
    // A loop, because another poll may take the slot first.
    while (active >= mostActive) {
      await abortable<void>(signal, (resolve) => {
        queue.push(resolve);
        return undefined;
      });
    }
    active++;
  };

  const releaseSlot = () => {
    active--;
    queue.shift()?.();
  };

  const waitUntilOpen = async () => {
    // A loop, because a hold may begin during the sleep.
    while (Math.min(opensAt, endsAt) - Date.now() >= TIMER_PRECISION) await sleepUntil(opensAt);
    const now = Date.now();
    opensAt = now + spacing;
    spacing = Math.floor(spacing * SPACING_DECAY);
    return now;
  };

  return {
    async run(due, poll) {
      await sleepUntil(due);
      await takeSlot();
      try {
        return await poll(endsAt - (await waitUntilOpen()));
      } finally {
        releaseSlot();
      }
    },
    hold(delay) {
      opensAt = Math.max(opensAt, Date.now() + delay);
      spacing = SPACING_AFTER_HOLD;
    },
  };
};
