import { problemFrom, problemOf, type Problem } from "../pipeline/report/problems.ts";
import { CommandError } from "./command.ts";

/** An error while the files of an API are read, as a problem: one unreadable API does not stop the others. */
export function unreadableProblem(error: unknown): Problem {
  if (!(error instanceof CommandError)) return problemFrom(error);
  return problemOf("unreadable", error.message, { file: error.file });
}
