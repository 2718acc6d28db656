import { VideoTasksError } from "../errors.ts";
import { checkObject, checkOption, checkOptionalObject } from "./check-options.ts";

/** The parts of a client that would hide tasks of the same name. */
const TAKEN_NAMES = ["api", "client"];

/** Throws unless a definition is of the kind that its type says, and no tasks hide a part of the client. */
export const checkDefinition = (definition: {
  auth?: unknown;
  headers?: unknown;
  tasks: Record<string, { get: string }>;
}): void => {
  checkObject("definition", definition);
  const { auth, headers, tasks } = definition;
  checkOptionalObject("auth", auth);
  checkOptionalObject("headers", headers);
  checkObject("tasks", tasks);
  for (const [name, kind] of Object.entries(tasks)) {
    checkObject(`tasks.${name}`, kind);
    checkOption(`tasks.${name}.get`, typeof kind.get === "string", "a path");
    if (!TAKEN_NAMES.includes(name)) continue;
    throw new VideoTasksError(
      `The tasks \`${name}\` need another name: a client has \`${name}\` already.`,
    );
  }
};
