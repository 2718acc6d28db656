import { VideoTasksError } from "../errors.ts";

const findProblem = (id: unknown): string | undefined => {
  if (typeof id !== "string") return "is not a string";
  if (id === "") return "is empty";
  // These would reach another endpoint.
  if (id === "." || id === "..") return `must not be "${id}"`;
  try {
    encodeURIComponent(id);
    return undefined;
  } catch {
    return "contains half of a surrogate pair, which a URL cannot hold";
  }
};

/** Throws unless the id can be one segment of a path. */
export const checkTaskId = (id: unknown): void => {
  const problem = findProblem(id);
  if (problem) throw new VideoTasksError(`The task id ${problem}.`);
};
