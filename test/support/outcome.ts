import { expect, vi } from "vitest";

/** The error that a promise rejects with. */
export const catchError = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable("the promise has resolved"),
    (error: unknown) => error,
  );

/** The result of a promise that needs virtual time to pass. */
export async function inVirtualTime<T>(promise: Promise<T>): Promise<T> {
  // Handled at once, so that a rejection during the time is not reported as unhandled.
  promise.catch(() => {});
  await vi.runAllTimersAsync();
  return promise;
}

/** Reads everything that an iterable yields. */
export async function drain<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
