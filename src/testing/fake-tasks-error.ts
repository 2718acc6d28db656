import { isRecord } from "../shared/json-values.ts";

/** A mistake in a test. Waits throw it at once, because its code is not that of a network failure. */
export class FakeTasksError extends Error {
  override name = "FakeTasksError";
  readonly code = "FAKE_TASKS";
}

/** Throws unless an argument of `fakeTasks` is an object. */
export const checkArgument = (name: string, value: unknown): void => {
  if (isRecord(value)) return;
  throw new FakeTasksError(`\`fakeTasks\` needs an object: the ${name}.`);
};
