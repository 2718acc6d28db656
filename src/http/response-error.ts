import { ApiError, InvalidResponseError } from "../errors.ts";
import { toText } from "../shared/json-values.ts";

/** An answer whose body has been read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** What the JSON holds, else the text. */
  body: unknown;
}

/** The fields of the five error bodies; anything may come in their place. */
interface ErrorBody {
  code?: unknown;
  error_code?: unknown;
  message?: unknown;
  errors?: unknown;
  details?: { retryAfter?: unknown; requestId?: unknown } | null;
}

export const createAnswerError = (
  asked: string,
  answer: Answer,
  attempts: number,
): ApiError | InvalidResponseError => {
  const { status, headers, text } = answer;
  const outer = Object(answer.body) as ErrorBody & { error?: ErrorBody | null };
  const inner: ErrorBody = { ...outer, ...outer.error };
  const said = toText(inner.message ?? inner.errors) ?? text.slice(0, 200);
  // A browser shows a redirect that it does not follow as status 0.
  const kind = status < 400 ? "redirect or no JSON: " : "";
  // Seconds or a date; what is neither becomes NaN, which counts as nothing.
  const asks = (headers.get("retry-after") ?? inner.details?.retryAfter) as string;
  // TwelveLabs sends no Retry-After but the end of the window, in epoch seconds.
  const isSpent = headers.get("x-ratelimit-remaining") == "0";
  const reset = isSpent ? +headers.get("x-ratelimit-reset")! * 1000 : 0;
  const pause = +asks * 1000 || (Date.parse(asks) || reset) - Date.now();
  const Kind = /^2/.test(`${status}`) ? InvalidResponseError : ApiError;
  return new Kind(`${asked}: ${status} ${kind}${said}`, {
    ...answer,
    code: toText(inner.code ?? inner.error_code),
    requestId: toText(inner.details?.requestId ?? headers.get("x-request-id")),
    retryAfter: pause > 0 ? pause : undefined,
    attempts,
    retryable: /^[25]|408|429/.test(`${status}`),
  });
};
