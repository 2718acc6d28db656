import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import ts from "typescript";
import { expect, test, vi } from "vitest";
import {
  ApiError,
  ConnectionError,
  InvalidResponseError,
  isVideoTasksError,
  VideoTasksError,
  WaitTimeoutError,
} from "../../src/errors.ts";
import * as jsonValues from "../../src/shared/json-values.ts";
import * as retryableStatus from "../../src/shared/retryable-status.ts";

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

test("the JSON of an error has what a log needs, without headers and bodies", () => {
  const headers = new Headers({ "x-secret": "1" });
  const error = new ApiError("slow down", { ...details, headers });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "ApiError",
    message: "slow down",
    retryable: true,
    status: 429,
    code: "rate_limit",
    requestId: "r-1",
    retryAfter: 1000,
    attempts: 3,
  });
  expect(JSON.parse(JSON.stringify(new ConnectionError("broken")))).toEqual({
    name: "ConnectionError",
    message: "broken",
    retryable: true,
  });
});

test("isVideoTasksError recognizes the errors of another copy of the package", async () => {
  vi.resetModules();
  const copy = await import("../../src/errors.ts");
  const error: unknown = new copy.ApiError("message", details);
  expect(isVideoTasksError(error)).toBe(true);
  for (const other of [new Error("other"), { name: "ApiError" }, null, undefined, "text"])
    expect(isVideoTasksError(other)).toBe(false);
});

test("instanceof recognizes the errors of another copy of the package by their names", async () => {
  class OwnError extends ApiError {}
  vi.resetModules();
  const copy = await import("../../src/errors.ts");
  const error: unknown = new copy.ApiError("message", details);
  expect(copy.ApiError).not.toBe(ApiError);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toBeInstanceOf(VideoTasksError);
  for (const Other of [ConnectionError, InvalidResponseError, OwnError])
    expect(error).not.toBeInstanceOf(Other);
  expect(new OwnError("message", details)).toBeInstanceOf(copy.ApiError);
  const strangers = [{ name: "ApiError" }, Object.assign(new Error(), { name: "ApiError" }), null];
  for (const stranger of strangers) expect(stranger).not.toBeInstanceOf(ApiError);
});

test("the errors work after a compiler has turned their classes into functions of ES5", async () => {
  const source = readFileSync(new URL("../../src/errors.ts", import.meta.url), "utf8");
  const { target, module } = { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.CommonJS };
  const { outputText } = ts.transpileModule(source, { compilerOptions: { target, module } });
  expect(outputText).toMatch(/^"use strict";/);
  expect(outputText).not.toMatch(/^(export )?class /m);
  const es5 = {} as { ApiError: typeof ApiError; ConnectionError: typeof ConnectionError };
  const run = runInThisContext(`(exports, require) => {${outputText}}`) as (
    exports: object,
    require: () => object,
  ) => void;
  run(es5, () => ({ ...jsonValues, ...retryableStatus }));
  const error: unknown = new es5.ApiError("message", details);
  expect(error).toMatchObject({ name: "ApiError", status: 429 });
  expect(error).toBeInstanceOf(es5.ApiError);
  expect(error).not.toBeInstanceOf(es5.ConnectionError);
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
