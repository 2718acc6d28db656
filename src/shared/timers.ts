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

type Stop = () => void;
type Start<T> = (resolve: (value: T) => void, reject: (reason: unknown) => void) => Stop | void;

/**
 * Starts a timer. Returns a function that stops it. The clients do not use `AbortSignal.timeout`: on
 * Node 20 a signal of `AbortSignal.any` may be garbage collected before its timeout fires.
 */
export const startTimer = (callback: () => void, delay: number): Stop => {
  const timer = setTimeout(callback, clamp(delay, 0, LONGEST_DELAY));
  return () => clearTimeout(timer);
};

/**
 * A promise that `start` resolves or rejects, and that rejects with the signal's reason when the
 * signal aborts. The function that `start` returns is called at the end, in every case and at once.
 */
export const abortable = <T>(signal: AbortSignal | undefined, start: Start<T>): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    let stop: Stop | void;
    const stopListening = onAbort(signal, (reason) => fail(reason));
    const cleanUp = () => {
      stop?.();
      stopListening();
    };
    const fail = (reason: unknown) => {
      cleanUp();
      reject(reason);
    };
    stop = start((value) => {
      cleanUp();
      resolve(value);
    }, fail);
  });

/** Resolves after `delay` milliseconds, at once if there are none; rejects when the signal aborts. */
export const sleep = (delay: number, signal: AbortSignal | undefined): Promise<void> =>
  abortable<void>(signal, (resolve) => (delay > 0 ? startTimer(resolve, delay) : resolve()));
