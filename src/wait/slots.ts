import { abortable, startTimer } from "../shared/timers.ts";

/** Limits how many polls of a `waitAll` run at once. */
export interface Slots {
  /** Takes a slot, once there is one. Resolves with false if there is none within `timeLeft`. */
  take(timeLeft: number, signal: AbortSignal | undefined): Promise<boolean>;
  /** Gives a slot to the poll that has waited longest. */
  release(): void;
}

export const createSlots = (size: number): Slots => {
  const queue = new Set<(hasSlot: boolean) => void>();
  let active = 0;
  return {
    async take(timeLeft, signal) {
      if (active < size) {
        active++;
        return true;
      }
      return abortable<boolean>(signal, (resolve) => {
        const enter = (hasSlot: boolean) => {
          queue.delete(enter);
          resolve(hasSlot);
        };
        queue.add(enter);
        return startTimer(() => enter(false), timeLeft);
      });
    },
    release() {
      const [next] = queue;
      if (next) next(true);
      else active--;
    },
  };
};
