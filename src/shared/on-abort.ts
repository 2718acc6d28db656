import { checkOption } from "./check-options.ts";

type AbortCallback = (reason: unknown) => void;

/** React Native's signals have neither a reason nor `throwIfAborted`. */
const readReason = (signal: AbortSignal): unknown => {
  if (signal.reason !== undefined) return signal.reason;
  const error = new Error("The call was aborted.");
  error.name = "AbortError";
  return error;
};

/** Throws the signal's reason if the signal has aborted. */
export const throwIfAborted = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw readReason(signal);
};

/** The callbacks that wait for one signal, and the one listener that calls them. */
interface Waiting {
  callbacks: Set<AbortCallback>;
  listener: () => void;
}

const waitingBySignal = new WeakMap<AbortSignal, Waiting>();

const createWaiting = (signal: AbortSignal): Waiting => {
  const callbacks = new Set<AbortCallback>();
  const listener = () => {
    const reason = readReason(signal);
    for (const callback of callbacks) callback(reason);
  };
  return { callbacks, listener };
};

/**
 * Calls `callback` with the signal's reason when the signal aborts. Returns a function that stops
 * listening. Throws the reason if the signal has aborted already.
 *
 * All calls with one signal share one listener, because Node warns about more than ten listeners
 * and searches all of them to remove one. The listener is removed after the last call, because a
 * signal with a listener may be kept in memory.
 */
export const onAbort = (signal: AbortSignal | undefined, callback: AbortCallback): (() => void) => {
  if (!signal) return () => {};
  checkOption("signal", typeof signal.addEventListener === "function", "an `AbortSignal`");
  throwIfAborted(signal);
  const waiting = waitingBySignal.get(signal) ?? createWaiting(signal);
  const { callbacks, listener } = waiting;
  waitingBySignal.set(signal, waiting);
  callbacks.add(callback);
  // Adding the same listener again has no effect.
  signal.addEventListener("abort", listener);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) signal.removeEventListener("abort", listener);
  };
};
