/** Eleven days: a timer that is to wait for more than 2^31 ms would fire at once. */
const LONGEST_DELAY = 1e9;

type Stops = Set<(reason: unknown) => void>;

const known = new WeakMap<AbortSignal, Stops>();

/**
 * What runs when the signal aborts, for as long as it is in the set; throws if that has happened.
 * All calls with one signal share one listener: a platform warns of more than ten, and finds each
 * by going through all.
 */
export const readStops = (signal: AbortSignal | undefined): Stops => {
  signal?.throwIfAborted();
  let stops = known.get(signal!);
  if (!stops) {
    const added = (stops = new Set());
    signal?.addEventListener("abort", () => {
      for (const stop of added) stop(signal.reason);
    });
    if (signal) known.set(signal, stops);
  }
  return stops;
};

/** Gives what `work` gives, or nothing when the time, in milliseconds, is up before it. */
export const within = <T = never>(
  signal: AbortSignal | undefined,
  delay: number,
  work?: () => Promise<T>,
): Promise<T | undefined> => {
  let stops: Stops | undefined;
  let stop: (reason: unknown) => void;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<T | undefined>((resolve, reject) => {
    stops = readStops(signal).add((stop = reject));
    // Not AbortSignal.timeout: combined with another signal, it may be collected before it fires.
    timer = setTimeout(resolve as () => void, Math.min(delay, LONGEST_DELAY));
    // What is called may not listen to a signal.
    work?.().then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    stops?.delete(stop);
  });
};
