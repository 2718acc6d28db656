import { FetchError, type FetchedPage, type Validators } from "./fetched-page.ts";
import { followRedirects } from "./follow-redirects.ts";
import { createPace, type Pace } from "./pace.ts";
import { readBody } from "./read-body.ts";
import { sendRequest } from "./send-request.ts";

export interface FetchOptions {
  allowHttp: boolean;
  /** Milliseconds for one attempt, including its redirects and its body. */
  timeout: number;
  /** Maximum size of the body. */
  maxBytes: number;
  /** Maximum number of attempts if the server is busy. */
  attempts: number;
  /** Aborts the current attempt and the wait before the next one. */
  signal: AbortSignal;
  /** Shared by the requests that pause together. By default, a busy server delays only this page. */
  pace?: Pace;
  /** The longest pause, in milliseconds, that a busy server can ask for. @default 30_000 */
  maxPause?: number;
}

export async function fetchPage(
  url: string,
  validators: Validators,
  options: FetchOptions,
): Promise<FetchedPage> {
  const { attempts, signal, pace = createPace({ gap: 0 }), maxPause = 30_000 } = options;
  for (let attempt = 1; ; attempt += 1) {
    await pace.turn(signal);
    try {
      return await attemptOnce(new URL(url), validators, options);
    } catch (error) {
      const wait = error instanceof FetchError ? error.retryAfter : undefined;
      if (wait === undefined || wait > maxPause) throw error;
      pace.hold(wait);
      if (attempt >= attempts) throw error;
    }
  }
}

async function attemptOnce(
  url: URL,
  validators: Validators,
  { allowHttp, timeout, maxBytes, signal }: FetchOptions,
): Promise<FetchedPage> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  // Not AbortSignal.timeout: Node 20 may collect it as garbage before it fires.
  const timer = setTimeout(() => controller.abort(timeoutError(timeout)), timeout);
  signal.addEventListener("abort", abort);
  try {
    const send = (target: URL) => sendRequest(target, validators, controller.signal);
    const response = await followRedirects(url, { allowHttp, send });
    if (response.status === 304) return { state: "unchanged" };
    return await readBody(response, maxBytes);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : withReason(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
    // Ends a response whose body was not read to its end.
    controller.abort();
  }
}

function timeoutError(timeout: number): FetchError {
  return new FetchError(`the request took longer than ${timeout / 1000} s`, { isTemporary: true });
}

/** The messages of `fetch` are "fetch failed" and "terminated". Their cause contains the reason. */
function withReason(error: unknown): unknown {
  if (error instanceof FetchError || !(error instanceof Error)) return error;
  const { cause } = error;
  const reason = cause instanceof Error && cause.message ? cause.message : error.message;
  return new FetchError(`the request failed: ${reason}`, { cause: error, isTemporary: true });
}
