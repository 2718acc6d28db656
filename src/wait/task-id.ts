import { VideoTasksError } from "../errors.ts";

/** An id is one segment of a path; `..` would reach another endpoint. */
export const checkId = (id: unknown): string => {
  if (typeof id == "string" && !/^\.{0,2}$/.test(id)) return id;
  throw new VideoTasksError(`Bad id: ${id}`);
};
