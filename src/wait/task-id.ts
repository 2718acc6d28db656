import { VideoTasksError } from "../errors.ts";

/** These would reach another endpoint. */
const OTHER_PATHS: ReadonlySet<string> = new Set(["", ".", ".."]);

/** Throws unless the id can be one segment of a path. */
export const checkTaskId = (id: unknown): void => {
  if (typeof id === "string" && !OTHER_PATHS.has(id)) return;
  throw new VideoTasksError('The task id must be a string other than "", "." and "..".');
};
