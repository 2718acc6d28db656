import { abortable } from "../shared/timers.ts";

/** Lets code wait for a condition that other code makes true. */
export interface Changes {
  /** Says that a condition may have become true. */
  notify(): void;
  /** Resolves once the condition is true. Rejects if the signal aborts before. */
  until(isTrue: () => boolean): Promise<void>;
}

export const createChanges = (signal: AbortSignal): Changes => {
  const listeners = new Set<() => void>();
  return {
    notify() {
      for (const listener of listeners) listener();
      listeners.clear();
    },
    async until(isTrue) {
      while (!isTrue()) {
        await abortable<void>(signal, (resolve) => void listeners.add(resolve));
      }
    },
  };
};
