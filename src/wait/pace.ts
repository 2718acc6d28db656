import { now, sleep, TIMER_PRECISION } from "../shared/timers.ts";

/** The time between two polls right after a hold, in milliseconds. */
const SPACING_AFTER_HOLD = 100;
/** How fast that time shrinks with each poll: after about a second the usual pace is back. */
const SPACING_DECAY = 0.9;

/** The pauses that a server asks for. All calls of a client share them, because they share its quota. */
export interface Pace {
  /**
   * Resolves once no hold is on, or at `endsAt`. Throws the error that caused the hold if the hold
   * lasts until then.
   */
  enter(endsAt: number, signal: AbortSignal | undefined): Promise<void>;
  /** Starts no poll for `delay` milliseconds, and starts the next ones slowly. */
  hold(delay: number, error: unknown): void;
  /** How long the hold still lasts, in milliseconds. */
  timeHeld(): number;
}

export const createPace = (): Pace => {
  let heldUntil = 0;
  let opensAt = 0;
  let spacing = 0;
  let holdError: unknown;

  return {
    async enter(endsAt, signal) {
      // A loop, because a hold may begin during the sleep.
      for (;;) {
        const isHeld = heldUntil - now() >= TIMER_PRECISION;
        if (isHeld && heldUntil >= endsAt) throw holdError;
        const pause = Math.min(opensAt, endsAt) - now();
        if (pause < TIMER_PRECISION) break;
        await sleep(pause, signal);
      }
      opensAt = now() + spacing;
      spacing = Math.floor(spacing * SPACING_DECAY);
    },
    hold(delay, error) {
      heldUntil = Math.max(heldUntil, now() + delay);
      opensAt = Math.max(opensAt, heldUntil);
      spacing = SPACING_AFTER_HOLD;
      holdError = error;
    },
    timeHeld: () => heldUntil - now(),
  };
};
