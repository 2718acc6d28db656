/** A mistake in a test. Waits throw it at once, because its code is not that of a network failure. */
export class FakeTasksError extends Error {
  override name = "FakeTasksError";
  readonly code = "FAKE_TASKS";
}
