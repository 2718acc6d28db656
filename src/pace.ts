import type { WaitOptions } from "./options.ts";

/** Eleven days: a timer that is to wait for more than 2^31 ms would fire at once. */
export const LONGEST_DELAY = 1e9;

type Timer = ReturnType<typeof setTimeout> | undefined;

/** What the requests of one wait share: how many are in flight, and when the next may start. */
export interface Pace {
  /** When the wait ends, on the clock of `Date.now()`: nothing sleeps beyond it. */
  end: number;
  /** Resolves after `delay` milliseconds, when there is room; whoever got in must call `leave`. */
  turn(delay: number): Promise<void>;
  leave(): void;
  /** Starts nothing for so many milliseconds, and only slowly more after them. */
  hold(delay: number): void;
}

export const createPace = (
  limit: number,
  { signal, maxWait = 1_800_000 }: Pick<WaitOptions, "signal" | "maxWait">,
): Pace => {
  const end = Date.now() + maxWait;
  const cancels = new Set<() => void>();
  const due: (() => void)[] = [];
  let active = 0;
  let open = 0;
  let spacing = 0;
  let timer: Timer;

  const stop = () => {
    for (const cancel of cancels) cancel();
    due.length = 0;
    start();
  };
  const start = () => {
    clearTimeout(timer);
    if (!cancels.size) signal?.removeEventListener("abort", stop);
    while (due.length && (active < limit || !active)) {
      const now = Date.now();
      const wait = Math.min(open, end) - now;
      if (wait > 0) {
        timer = setTimeout(start, wait);
        return;
      }
      active++;
      // After a hold the gap between starts shrinks from 100 ms: a second later the pace is back.
      open = now + spacing;
      spacing = (spacing * 0.9) | 0;
      due.shift()!();
    }
  };

  return {
    end,
    turn: (delay) =>
      new Promise((go, fail) => {
        signal?.throwIfAborted();
        const cancel = () => {
          clearTimeout(timer);
          cancels.delete(cancel);
          fail(signal!.reason);
        };
        const join = () => {
          due.push(() => {
            cancels.delete(cancel);
            go();
          });
          start();
        };
        const timer = setTimeout(join, Math.min(delay, end - Date.now(), LONGEST_DELAY));
        signal?.addEventListener("abort", stop);
        cancels.add(cancel);
      }),
    leave() {
      active--;
      start();
    },
    hold(delay) {
      open = Math.max(open, Date.now() + delay);
      spacing = 100;
    },
  };
};
