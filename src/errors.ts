import { isObject, tryOr } from "./shared/json-values.ts";
import { isRetryableStatus } from "./shared/retryable-status.ts";
import type { Task } from "./task.ts";

const BRAND = Symbol.for("video-tasks.error");

/** The root of every error of the clients. An aborted call rejects with its signal's reason instead. */
export class VideoTasksError extends Error {
  override name = "VideoTasksError";
  /** Whether the failure is transient: the same call may succeed later. */
  readonly retryable: boolean = false;
  /** Marks the errors of this package, also those of another copy of it. */
  readonly [BRAND] = true;

  static {
    function isInstance(this: typeof VideoTasksError, error: unknown): boolean {
      const names = isVideoTasksError(error) ? [error.name, "VideoTasksError"] : [];
      const isOwn = () => Function.prototype[Symbol.hasInstance].call(this, error);
      return names.includes(this.name) || tryOr(isOwn, false);
    }
    // Also for other copies. Not a static method: ES5 output assigns those, which throws here.
    Object.defineProperty(this, Symbol.hasInstance, { value: isInstance });
  }

  /** The fields that a log needs. Headers and bodies are left out. */
  toJSON(): object {
    const { name, message, retryable } = this;
    return { name, message, retryable };
  }
}

/** Whether a value, also a `Proxy` that throws, is an error of any copy of the package. */
export const isVideoTasksError = (error: unknown): error is VideoTasksError =>
  tryOr(() => isObject(error) && BRAND in error, false);

/** The evidence of a response that became an error, with the API key redacted. */
type ResponseDetails = Omit<ResponseError, keyof VideoTasksError>;

/**
 * The base of `ApiError` and `InvalidResponseError`. The package does not export it. The fields are
 * declared, because the constructor assigns them: to create them before takes time and bytes.
 */
export class ResponseError extends VideoTasksError {
  /** The HTTP status; 0 for a redirect in a browser, which hides the status of redirects. */
  declare readonly status: number;
  /** The response headers, with the API key redacted. */
  declare readonly headers: Headers;
  /** The response body as text, with the API key redacted. */
  declare readonly text: string;
  /** The parsed JSON of the body, or the text if the body is not JSON. */
  declare readonly body: unknown;
  /** The vendor's code for the error, if the body has one. */
  declare readonly code: string | undefined;
  /** The id that the vendor gave the request, for its support team. */
  declare readonly requestId: string | undefined;
  /** How long the server asks to wait before the next request, in milliseconds. */
  declare readonly retryAfter: number | undefined;
  /** How many requests this call has sent; 1 for a poll of a wait. */
  declare readonly attempts: number;

  constructor(message: string, details: ResponseDetails) {
    super(message);
    this.status = details.status;
    this.headers = details.headers;
    this.text = details.text;
    this.body = details.body;
    this.code = details.code;
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
    this.attempts = details.attempts;
  }

  override toJSON(): object {
    const { status, code, requestId, retryAfter, attempts } = this;
    return { ...super.toJSON(), status, code, requestId, retryAfter, attempts };
  }
}

/**
 * The server responded with an error status, or with a redirect, which the client never follows.
 * `retryable` is true for 408, 429 and 5xx.
 */
export class ApiError extends ResponseError {
  override name = "ApiError";
  override readonly retryable = isRetryableStatus(this.status);
}

/**
 * The response has a success status but is not the JSON object that the API documents. It counts as
 * transient: proxies send HTML with status 200 while a server restarts.
 */
export class InvalidResponseError extends ResponseError {
  override name = "InvalidResponseError";
  override readonly retryable = true;
}

/** The connection failed before the whole response arrived. */
export class ConnectionError extends VideoTasksError {
  override name = "ConnectionError";
  override readonly retryable = true;
}

/** An attempt, including its response body, took longer than `timeout`. */
export class TimeoutError extends VideoTasksError {
  override name = "TimeoutError";
  override readonly retryable = true;
}

/** The base of the errors that a task itself causes. The package does not export it. */
class TaskError<T extends Task> extends VideoTasksError {
  /** The task as the vendor last described it. */
  declare readonly task: T;

  constructor(message: string, task: T) {
    super(message);
    this.task = task;
  }
}

/** The task ended without success: `task.state` is `failed` or `cancelled`. */
export class TaskFailedError<T extends Task = Task> extends TaskError<T> {
  override name = "TaskFailedError";
}

/** The task waits for you (`action_required`). Do what the vendor asks for, then wait again. */
export class ActionRequiredError<T extends Task = Task> extends TaskError<T> {
  override name = "ActionRequiredError";
}

/**
 * `maxWait` has passed and the task has not ended. It may end later: wait again with the same id.
 * `cause` is the error of the last poll, if that poll failed.
 */
export class WaitTimeoutError extends VideoTasksError {
  override name = "WaitTimeoutError";
  override readonly retryable = true;
  /** The task as the last successful poll saw it; `undefined` if no poll succeeded. */
  declare readonly task: Task | undefined;
  /** How long the wait lasted, in milliseconds. */
  declare readonly waited: number;
  /** The error of the last poll; `undefined` if that poll succeeded. */
  declare readonly lastError: unknown;

  constructor(message: string, details: Omit<WaitTimeoutError, keyof VideoTasksError>) {
    super(message, details.lastError === undefined ? {} : { cause: details.lastError });
    this.task = details.task;
    this.waited = details.waited;
    this.lastError = details.lastError;
  }
}
