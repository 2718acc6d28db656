import type { ClientOptions } from "../options.ts";
import { readRequestedPause } from "../shared/backoff.ts";
import { readThrown } from "../shared/thrown.ts";
import { now, sleep, TIMER_PRECISION } from "../shared/timers.ts";
import { createSlots, type Slots } from "./slots.ts";

/** The time between two polls right after a hold, in milliseconds. */
const SPACING_AFTER_HOLD = 100;
/** How fast that time shrinks with each poll: after about a second the usual pace is back. */
const SPACING_DECAY = 0.9;

/** Too Many Requests. */
const RATE_LIMITED = 429;
/** How long it holds all polls without `Retry-After`, in milliseconds. */
const RATE_LIMIT_HOLD = 1_000;

/** How many polls run at once if the client has no `concurrency`. */
const DEFAULT_CONCURRENCY = 16;

/** The limits that all calls of a client share, because they share its quota. */
export interface Pace {
  /** Limits how many polls run at once. */
  slots: Slots;
  /** Throws the error of `findRefusal`. */
  checkRefusal(endsAt: number): void;
  /** Resolves once no hold is on, or at `endsAt`. Throws as `checkRefusal` does. */
  enter(endsAt: number, signal: AbortSignal | undefined): Promise<void>;
  /**
   * If a response asks for a pause, starts no poll until it is over, and the next ones slowly. All
   * calls share the quota, so this includes the failures that end a call.
   */
  heed(error: unknown): void;
  /** The response that asked for a hold, if the hold lasts until `endsAt`. */
  findRefusal(endsAt: number): Error | undefined;
  /** How long the hold still lasts, in milliseconds. */
  timeHeld(): number;
}

export const createPace = ({ concurrency = DEFAULT_CONCURRENCY }: ClientOptions): Pace => {
  let heldUntil = 0;
  let opensAt = 0;
  let spacing = 0;
  let holdError: Error | undefined;
  let seenAt = 0;

  const timeHeld = () => {
    // The clock goes back when a test begins or ends fake timers. The times are of the other clock.
    if (now() < seenAt) {
      heldUntil = 0;
      opensAt = 0;
    }
    seenAt = now();
    return heldUntil - seenAt;
  };
  const findRefusal = (endsAt: number) =>
    timeHeld() >= TIMER_PRECISION && heldUntil >= endsAt ? holdError : undefined;
  const checkRefusal = (endsAt: number) => {
    const refusal = findRefusal(endsAt);
    if (refusal) throw refusal;
  };

  return {
    slots: createSlots(concurrency),
    async enter(endsAt, signal) {
      // A loop, because a hold may begin during the sleep.
      for (;;) {
        checkRefusal(endsAt);
        const pause = Math.min(opensAt, endsAt) - now();
        if (pause < TIMER_PRECISION) break;
        await sleep(pause, signal);
      }
      opensAt = now() + spacing;
      spacing = Math.floor(spacing * SPACING_DECAY);
    },
    heed(error) {
      // The errors of other libraries often have a status too.
      const { status } = readThrown(error);
      const requested = readRequestedPause(error);
      if (!requested && status !== RATE_LIMITED) return;
      const delay = requested ?? RATE_LIMIT_HOLD;
      if (delay > timeHeld()) {
        heldUntil = now() + delay;
        // The client chose the pause if the response did not ask for one.
        // A cast: only the errors of the package ask.
        holdError = requested ? (error as Error) : undefined;
      }
      opensAt = Math.max(opensAt, heldUntil);
      spacing = SPACING_AFTER_HOLD;
    },
    checkRefusal,
    findRefusal,
    timeHeld,
  };
};
