import { VideoTasksError } from "../errors.ts";
import { isObject } from "./json-values.ts";

const isMissing = (value: unknown): boolean => value === undefined || value === null;

const check = (name: string, isRight: boolean, kind: string): void => {
  if (!isRight) throw new VideoTasksError(`\`${name}\` must be ${kind}.`);
};

/** Throws unless a value is an object. The error does not show the value: it may be the API key. */
export const checkObject = (name: string, value: unknown): void =>
  check(name, isObject(value) && !Array.isArray(value), "an object");

/** Throws unless a value is a function. */
export const checkFunction = (name: string, value: unknown): void =>
  check(name, typeof value === "function", "a function");

/** Throws unless each value is a function, or is not given. */
export const checkFunctions = (values: object): void => {
  for (const [name, value] of Object.entries(values)) {
    if (!isMissing(value)) checkFunction(name, value);
  }
};

/** Throws unless options are an object and its `headers`, if given, are one too. */
export const checkOptions = (options: { headers?: unknown }): void => {
  checkObject("options", options);
  if (!isMissing(options.headers)) checkObject("headers", options.headers);
};
