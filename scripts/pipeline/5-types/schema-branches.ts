import { isObject, listAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

/** The branches of a choice, as they are written. */
export function branchesOf(schema: JsonObject): unknown[] {
  return [...listAt(schema, "oneOf"), ...listAt(schema, "anyOf")];
}

/** The schema behind references and behind a choice between one schema and null. */
export function withoutNull(document: JsonObject, schema: unknown): JsonObject | undefined {
  const visited = new Set<unknown>();
  let current = resolve(document, schema);
  while (isObject(current) && !visited.has(current)) {
    visited.add(current);
    const only = branchBesideNull(current);
    if (only === undefined) return current;
    current = resolve(document, only);
  }
  return undefined;
}

function branchBesideNull(schema: JsonObject): unknown {
  const branches = branchesOf(schema);
  const others = branches.filter((branch) => !isObject(branch) || branch["type"] !== "null");
  return branches.length > 1 && others.length === 1 ? others[0] : undefined;
}

/** The branches of a choice, and the branches of those that are choices themselves. */
export function allBranches(document: JsonObject, choice: JsonObject): Set<JsonObject> {
  const found = new Set<JsonObject>();
  const pending = branchesOf(choice);
  while (pending.length > 0) {
    const branch = withoutNull(document, pending.pop());
    if (!branch || found.has(branch)) continue;
    found.add(branch);
    pending.push(...branchesOf(branch));
  }
  return found;
}
