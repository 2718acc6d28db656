import { ApiError, InvalidResponseError } from "./errors.ts";
import { toText } from "./text.ts";
import { readRetryAfter } from "./retry.ts";

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
  const inner = outer.error?.message ? outer.error : outer;
  const isGood = /^2/.test(`${status}`);
  const said = toText(inner.message ?? inner.errors) ?? text.slice(0, 200);
  // A browser shows a redirect that it does not follow as status 0.
  const kind = isGood ? "no JSON: " : status < 400 ? "refused redirect " : "";
  return new (isGood ? InvalidResponseError : ApiError)(`${asked}: ${status} ${kind}${said}`, {
    ...answer,
    code: toText(inner.code ?? inner.error_code),
    requestId: toText(
      inner.details?.requestId ?? headers.get("x-request-id") ?? headers.get("request-id"),
    ),
    retryAfter: readRetryAfter(headers, inner.details?.retryAfter),
    attempts,
    retryable: /^[25]|408|429/.test(`${status}`),
  });
};
