/** Eleven days: a timer that is to wait for more than 2^31 ms would fire at once. */
const LONGEST_DELAY = 1e9;

type Stop = (reason: unknown) => void;
type Stops = Set<Stop> & EventListenerObject;

const known = new WeakMap<AbortSignal, Stops>();

/**
 * Calls `stop` when the signal aborts, until what it gives is called; throws if that has happened.
 * All calls with one signal share one listener: a platform warns of more than ten, and finds each
 * by going through all. It goes with the last call: a platform keeps some signals for a listener.
 */
export const onAbort = (signal: AbortSignal | undefined, stop: Stop): (() => void) => {
  if (!signal) return () => {};
  signal.throwIfAborted();
  const stops: Stops =
    known.get(signal) ??
    Object.assign(new Set<Stop>(), {
      handleEvent() {
        for (const each of stops) each(signal.reason);
      },
    });
  known.set(signal, stops);
  stops.add(stop);
  signal.addEventListener("abort", stops);
  return () => {
    stops.delete(stop);
    if (!stops.size) signal.removeEventListener("abort", stops);
  };
};

/** Gives what `work` gives, or nothing when the time, in milliseconds, is up before it. */
export const within = <T = never>(
  signal: AbortSignal | undefined,
  delay: number,
  work?: () => Promise<T>,
): Promise<T | undefined> => {
  let leave: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<T | undefined>((resolve, reject) => {
    leave = onAbort(signal, reject);
    // Not AbortSignal.timeout: combined with another signal, it may be collected before it fires.
    // A cast: a timer calls it without a value, which is how nothing is given.
    timer = setTimeout(resolve as () => void, Math.min(delay, LONGEST_DELAY));
    // What is called may not listen to a signal.
    work?.().then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    leave?.();
  });
};
