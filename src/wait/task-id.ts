import { VideoTasksError } from "../errors.ts";

/** With the flag `u`, a whole pair is one character and does not match. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

const findProblem = (id: unknown): string | undefined => {
  if (typeof id !== "string") return "is not a string";
  if (id === "") return "is empty";
  // These would reach another endpoint.
  if (id === "." || id === "..") return `must not be "${id}"`;
  if (LONE_SURROGATE.test(id)) return "contains an invalid character";
  return undefined;
};

/** Throws unless the id can be one segment of a path. */
export const checkTaskId = (id: unknown): void => {
  const problem = findProblem(id);
  if (problem) throw new VideoTasksError(`The task id ${problem}.`);
};
