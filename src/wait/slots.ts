import { checkOption } from "../shared/check-options.ts";
import { abortable, now, startTimer } from "../shared/timers.ts";

/** Limits how many polls run at once. */
export interface Slots {
  /** The number of slots. */
  size: number;
  /**
   * Works in a slot, as soon as there is one. Resolves with `undefined` without having worked if
   * there is none until `endsAt`.
   */
  run<T>(
    endsAt: number,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T | undefined>;
}

/** With `shared`, the work needs a slot of each. Throws unless `size` is a whole number from 1 on, or `Infinity`. */
export const createSlots = (size: number, shared?: Slots): Slots => {
  const isCount = size >= 1 && Math.floor(size) === size;
  checkOption("concurrency", isCount, "a whole number of at least 1");
  const queue = new Set<() => void>();
  let active = 0;

  /** Takes a slot, or waits behind the work that has waited longer. False if the time is over. */
  const take = async (endsAt: number, signal: AbortSignal | undefined): Promise<boolean> => {
    if (active < size) {
      active++;
      return true;
    }
    return abortable<boolean>(signal, (resolve) => {
      const enter = () => resolve(true);
      queue.add(enter);
      const stopTimer = startTimer(() => resolve(false), endsAt - now());
      return () => {
        stopTimer();
        // Otherwise a wait that was aborted would get the next slot and never give it back.
        queue.delete(enter);
      };
    });
  };

  const release = () => {
    const [enterNext] = queue;
    if (enterNext) enterNext();
    else active--;
  };

  return {
    size,
    async run(endsAt, signal, work) {
      const hasSlot = await take(endsAt, signal);
      if (!hasSlot) return undefined;
      try {
        return await (shared ? shared.run(endsAt, signal, work) : work());
      } finally {
        release();
      }
    },
  };
};
