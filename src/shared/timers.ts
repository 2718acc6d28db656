import { clamp } from "./numbers.ts";
import { onAbort } from "./on-abort.ts";

/** Timers may fire up to a millisecond early. */
export const TIMER_PRECISION = 1;

/** About eleven days. A timer of more than 2^31 - 1 ms would fire at once. */
const LONGEST_DELAY = 1_000_000_000;

/**
 * Milliseconds on a clock that nobody sets. `Date.now()` jumps when the system corrects its time,
 * and stops in tests that freeze the date.
 */
export const now = (): number => performance.now();

type Timer = ReturnType<typeof setTimeout>;
type Start<T> = (resolve: (value: T) => void, reject: (reason: unknown) => void) => Timer | void;

/**
 * Starts a timer. The clients do not use `AbortSignal.timeout`: on Node 20 a signal of
 * `AbortSignal.any` may be garbage collected before its timeout fires.
 */
export const startTimer = (callback: () => void, delay: number): Timer =>
  setTimeout(callback, clamp(delay, 0, LONGEST_DELAY));

/**
 * A promise that `start` resolves or rejects, and that rejects with the signal's reason when the
 * signal aborts. In every case the timer that `start` returns is cleared at the end.
 */
export const abortable = <T>(signal: AbortSignal | undefined, start: Start<T>): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    let timer: Timer | void;
    const stopListening = onAbort(signal, (reason) => fail(reason));
    const cleanUp = () => {
      clearTimeout(timer ?? undefined);
      stopListening();
    };
    const fail = (reason: unknown) => {
      cleanUp();
      reject(reason);
    };
    timer = start((value) => {
      cleanUp();
      resolve(value);
    }, fail);
  });

/** Resolves after `delay` milliseconds, at once if there are none; rejects when the signal aborts. */
export const sleep = (delay: number, signal: AbortSignal | undefined): Promise<void> =>
  abortable<void>(signal, (resolve) => (delay > 0 ? startTimer(resolve, delay) : resolve()));
