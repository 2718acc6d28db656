import { isObject } from "../shared/json-values.ts";
import { abortable, startTimer } from "../shared/timers.ts";
import { isError, type FakeResponse, type FakeStep } from "./steps.ts";

/** `Response` refuses a body with these statuses. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** Makes the body of a response that has a status of the vendor. */
type MakeBody = (response: FakeResponse & { status: string }) => unknown;

const pause = (delay: number, signal: AbortSignal | undefined): Promise<void> =>
  abortable<void>(signal, (resolve) =>
    delay === Infinity ? undefined : startTimer(resolve, delay),
  );

const readBody = (response: FakeResponse, makeBody: MakeBody): unknown => {
  const { status, body } = response;
  if (typeof body === "string") return body;
  if (typeof status === "number") return body ?? { message: `Fake response ${status}` };
  const made = makeBody({ ...response, status });
  return isObject(made) && isObject(body) ? { ...made, ...body } : made;
};

const createResponse = (response: FakeResponse, makeBody: MakeBody): Response => {
  const { status: word, retryAfter } = response;
  const status = typeof word === "number" ? word : 200;
  const body = readBody(response, makeBody);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = new Headers(response.headers);
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  if (!headers.has("content-type")) {
    headers.set("content-type", body === text ? "text/plain" : "application/json");
  }
  return new Response(WITHOUT_BODY.has(status) ? null : text, { status, headers });
};

/** Responds with one step. Like `fetch`, it rejects with the signal's reason when the signal aborts. */
export const respond = async (
  step: FakeStep,
  signal: AbortSignal | undefined,
  makeBody: MakeBody,
): Promise<Response> => {
  const isPlain = typeof step === "string" || typeof step === "number";
  const response = isPlain ? { status: step } : step;
  if (isError(response)) throw response;
  const { delay = 0 } = response;
  if (delay > 0) await pause(delay, signal);
  return createResponse(response, makeBody);
};
