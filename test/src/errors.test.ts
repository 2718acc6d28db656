import { expect, test } from "vitest";
import { ApiError, InvalidResponseError, WaitTimeoutError } from "../../src/errors.ts";

const details = {
  status: 429,
  headers: new Headers(),
  text: "slow down",
  body: "slow down",
  code: "rate_limit",
  requestId: "r-1",
  retryAfter: 1000,
  attempts: 3,
};

test.for([ApiError, InvalidResponseError])("%o has every field of its response", (ErrorClass) => {
  const error = new ErrorClass("message", details);
  expect(Object.fromEntries(Object.entries(error))).toEqual({
    ...details,
    name: ErrorClass.name,
    retryable: true,
  });
});

test.for([
  [0, false],
  [302, false],
  [404, false],
  [408, true],
  [429, true],
  [499, false],
  [500, true],
  [599, true],
  [600, false],
] as const)("an ApiError with status %i has retryable %s", ([status, retryable]) => {
  expect(new ApiError("message", { ...details, status }).retryable).toBe(retryable);
});

test("a misspelt field of an error does not compile", () => {
  // @ts-expect-error the name is lastError
  void new WaitTimeoutError("message", { task: undefined, waited: 1, lastEror: undefined });
  // @ts-expect-error the name is requestId
  void new ApiError("message", { ...details, requestid: "r-1" });
  // @ts-expect-error the name is status
  const readStatus = ({ staus }: ApiError): unknown => staus;
  // The compiler is the test: each directive above fails when its line compiles.
  expect(readStatus).toBeTypeOf("function");
});
