import { VideoTasksError } from "../errors.ts";
import { isRecord } from "./json-values.ts";

/** Whether a value is not given. */
export const isMissing = (value: unknown): boolean => value === undefined || value === null;

/** Throws an error that names the option, unless its value is right. It does not show the value. */
export const checkOption = (name: string, isRight: boolean, kind: string): void => {
  if (!isRight) throw new VideoTasksError(`\`${name}\` must be ${kind}.`);
};

/** Throws unless a value is an object. */
export const checkObject = (name: string, value: unknown): void =>
  checkOption(name, isRecord(value), "an object");

/** Throws unless a value is a function. */
export const checkFunction = (name: string, value: unknown): void =>
  checkOption(name, typeof value === "function", "a function");

/** Throws unless each value is a function, or is not given. */
export const checkFunctions = (values: object): void => {
  for (const [name, value] of Object.entries(values)) {
    if (!isMissing(value)) checkFunction(name, value);
  }
};

/** Throws unless options are an object and its `headers`, if given, are one too. */
export const checkOptions = (options: { headers?: unknown }): void => {
  checkObject("options", options);
  checkObject("headers", options.headers ?? {});
};
