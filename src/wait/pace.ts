import type { WaitAllOptions } from "../options.ts";
import { within } from "../shared/timers.ts";

/** What the requests of one wait share: how many are in flight, and when the next may start. */
export interface Pace {
  /**
   * Resolves at `due` or later, when there is room, or at the end of the wait, and gives how much of
   * it is left, in milliseconds; whoever got in must call `leave`.
   */
  turn(due: number): Promise<number>;
  leave(): void;
  /** Starts nothing for so many milliseconds, and only slowly more after them. */
  hold(delay: number): void;
}

export const createPace = ({
  signal,
  maxWait = 1_800_000,
  concurrency = 16,
}: Pick<WaitAllOptions, "signal" | "maxWait" | "concurrency">): Pace => {
  const end = Date.now() + maxWait;
  const queue: (() => void)[] = [];
  let active = 0;
  let open = 0;
  let spacing = 0;
  return {
    async turn(due) {
      await within(signal, Math.min(due, end) - Date.now());
      if (active && !(active < concurrency)) {
        await within(signal, Infinity, () => new Promise<void>((go) => queue.push(go)));
      } else active++;
      let pause: number;
      while ((pause = Math.min(open, end) - Date.now()) >= 1) await within(signal, pause);
      const now = Date.now();
      // After a hold the gap between starts shrinks from 100 ms: a second later the pace is back.
      open = now + spacing;
      spacing = (spacing * 0.9) | 0;
      return end - now;
    },
    leave() {
      if (queue.length) queue.shift()!();
      else active--;
    },
    hold(delay) {
      open = Math.max(open, Date.now() + delay);
      spacing = 100;
    },
  };
};
