import type { WaitOptions } from "./options.ts";

/** Eleven days: a timer that is to wait for more than 2^31 ms would fire at once. */
const LONGEST_DELAY = 1e9;

type Timer = ReturnType<typeof setTimeout> | undefined;

/** What the requests of one wait share: how many are in flight, and when the next may start. */
export interface Pace {
  /** When the wait ends, on the clock of `Date.now()`: nothing sleeps beyond it. */
  end: number;
  /** Resolves after `delay` milliseconds, when there is room; whoever got in must call `leave`. */
  turn(delay: number): Promise<void>;
  leave(): void;
  /** Ends every turn that has not come. */
  stop(): void;
  /** Starts nothing for so many milliseconds, and only slowly more after them. */
  hold(delay: number): void;
}

interface Turn {
  timer: Timer;
  go(): void;
  fail(reason: unknown): void;
}

export const createPace = (
  limit: number,
  { signal, maxWait = 1_800_000 }: Pick<WaitOptions, "signal" | "maxWait">,
): Pace => {
  const end = Date.now() + maxWait;
  const turns = new Set<Turn>();
  const due: Turn[] = [];
  let active = 0;
  let open = 0;
  let spacing = 0;
  let timer: Timer;

  const stop = () => {
    for (const turn of turns) {
      clearTimeout(turn.timer);
      turn.fail(signal?.reason);
    }
    turns.clear();
    due.length = 0;
    start();
  };
  const start = () => {
    clearTimeout(timer);
    if (!turns.size) signal?.removeEventListener("abort", stop);
    while (due.length && (active < limit || !active)) {
      const now = Date.now();
      if (now < open && now < end) {
        timer = setTimeout(start, Math.min(open, end) - now);
        return;
      }
      const turn = due.shift()!;
      turns.delete(turn);
      active++;
      // After a hold the gap between starts shrinks from 100 ms: a second later the pace is back.
      open = now + spacing;
      spacing = spacing > 1 ? spacing * 0.9 : 0;
      turn.go();
    }
  };

  return {
    end,
    turn: (delay) =>
      new Promise((go, fail) => {
        signal?.throwIfAborted();
        const join = () => {
          due.push(turn);
          start();
        };
        const timer = setTimeout(join, Math.min(delay, end - Date.now(), LONGEST_DELAY));
        const turn: Turn = { timer, go, fail };
        if (!turns.size) signal?.addEventListener("abort", stop);
        turns.add(turn);
      }),
    stop,
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
