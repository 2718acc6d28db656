import { setTimeout as delay } from "node:timers/promises";

/** Decides when the next request to a server may start. Requests that share a pace share its pauses. */
export interface Pace {
  /** Resolves when a request may start. Throws the signal's reason if the signal is aborted. */
  turn: (signal: AbortSignal) => Promise<void>;
  /** Lets no request start for a number of milliseconds. */
  hold: (milliseconds: number) => void;
}

export interface Clock {
  now: () => number;
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

interface PaceOptions {
  /** Milliseconds between the starts of two requests. */
  gap: number;
  /** Called with the milliseconds of each pause. */
  onHold?: (milliseconds: number) => void;
  clock?: Clock;
}

const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
};

export function createPace({ gap, onHold, clock = SYSTEM_CLOCK }: PaceOptions): Pace {
  let nextStart = 0;
  return {
    async turn(signal) {
      signal.throwIfAborted();
      // Checked again after each wait, because a pause can begin meanwhile, or another request takes the turn.
      for (let wait = nextStart - clock.now(); wait > 0; wait = nextStart - clock.now()) {
        await sleepUnlessAborted(clock, wait, signal);
      }
      nextStart = clock.now() + gap;
    },
    hold(milliseconds) {
      nextStart = Math.max(nextStart, clock.now() + milliseconds);
      onHold?.(milliseconds);
    },
  };
}

/** Throws the signal's reason if it is aborted. The error of the timer would only say "The operation was aborted". */
async function sleepUnlessAborted(clock: Clock, wait: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(wait, signal);
  } catch {
    signal.throwIfAborted();
  }
}
