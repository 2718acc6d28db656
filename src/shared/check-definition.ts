import { checkObject, checkOption } from "./check-options.ts";

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
  const objects = { auth: auth ?? {}, headers: headers ?? {}, tasks };
  for (const [name, value] of Object.entries(objects)) checkObject(name, value);
  for (const [name, kind] of Object.entries(tasks)) {
    checkObject(`tasks.${name}`, kind);
    checkOption(`tasks.${name}.get`, typeof kind.get === "string", "a string");
    const isFree = !TAKEN_NAMES.includes(name);
    checkOption(`tasks.${name}`, isFree, "renamed: a client has a part of this name");
  }
};
