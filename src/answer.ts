import { ApiError, InvalidResponseError } from "./errors.ts";
import { toText } from "./text.ts";
import { readRetryAfter } from "./retry.ts";

/** An answer whose body has been read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** What the JSON holds; `undefined` where it is none. */
  data: unknown;
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
  { status, headers, text, data }: Answer,
  attempts: number,
): ApiError | InvalidResponseError => {
  const outer = Object(data) as ErrorBody & { error?: ErrorBody | null };
  const inner = outer.error?.message ? outer.error : outer;
  const isGood = status < 300;
  const said = toText(inner.message ?? inner.errors) ?? text.slice(0, 200);
  const kind = isGood ? "no JSON: " : status < 400 ? "redirect " : "";
  return new (isGood ? InvalidResponseError : ApiError)(`${asked}: ${status} ${kind}${said}`, {
    status,
    headers,
    text,
    body: data ?? text,
    code: toText(inner.code ?? inner.error_code),
    requestId: toText(inner.details?.requestId),
    retryAfter: readRetryAfter(headers, inner.details?.retryAfter),
    attempts,
    retryable: /^[25]|408|429/.test(`${status}`),
  });
};
