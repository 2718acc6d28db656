type AbortCallback = (reason: unknown) => void;

/** The callbacks that wait for one signal, and the one listener that calls them. */
interface Waiting {
  callbacks: Set<AbortCallback>;
  listener: () => void;
}

const waitingBySignal = new WeakMap<AbortSignal, Waiting>();

const createWaiting = (signal: AbortSignal): Waiting => {
  const callbacks = new Set<AbortCallback>();
  const listener = () => {
    for (const callback of callbacks) callback(signal.reason);
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
  signal.throwIfAborted();
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
