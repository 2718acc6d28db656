import type { Task } from "./task.ts";

/** The root of every error that the clients throw; a signal's own reason is passed on as it is. */
export class VideoTasksError extends Error {
  override name = "VideoTasksError";
  /** Whether the trouble is transient: the same call may succeed later. */
  readonly retryable: boolean = false;

  constructor(message: string, evidence?: object) {
    super(message, evidence);
    Object.assign(this, evidence);
  }
}

/** The server answered with an error status, or with a redirect, which is never followed. */
export class ApiError extends VideoTasksError {
  override name = "ApiError";
  declare readonly status: number;
  /** The vendor's own code for the error, where the body has one. */
  declare readonly code: string | undefined;
  /** The parsed JSON, else the text. */
  declare readonly body: unknown;
  /** The body as it came, but for the key. */
  declare readonly text: string;
  declare readonly headers: Headers;
  declare readonly requestId: string | undefined;
  /** How long the server asked to wait, in milliseconds. */
  declare readonly retryAfter: number | undefined;
  /** How many requests were sent: in a wait, for this poll. */
  declare readonly attempts: number;
}

/** No answer arrived, or not all of it. */
export class ConnectionError extends VideoTasksError {
  override name = "ConnectionError";
  override readonly retryable = true;
}

/** An attempt, its body included, took longer than `timeout`. */
export class TimeoutError extends VideoTasksError {
  override name = "TimeoutError";
  override readonly retryable = true;
}

/** The answer says success and is not the JSON that it should be. */
export class InvalidResponseError extends VideoTasksError {
  override name = "InvalidResponseError";
  declare readonly status: number;
  declare readonly text: string;
}

/** The task ended without success: `task.state` is `failed` or `cancelled`. */
export class TaskFailedError extends VideoTasksError {
  override name = "TaskFailedError";
  declare readonly task: Task;
}

/** `maxWait` has passed and the task is not done: it may be later. */
export class WaitTimeoutError extends VideoTasksError {
  override name = "WaitTimeoutError";
  override readonly retryable = true;
  /** The last answer, if there was one. */
  declare readonly task: Task | undefined;
  /** How long the wait lasted, in milliseconds. */
  declare readonly waited: number;
  /** The trouble that the last poll met, if it met any. */
  declare readonly lastError: unknown;
}
