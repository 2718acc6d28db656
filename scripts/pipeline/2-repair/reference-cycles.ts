import { isSchemaAnnotation } from "../openapi/schemas.ts";
import { isObject, listAt, type JsonObject } from "../values/json-object.ts";
import { lookUp } from "../values/json-pointer.ts";

/** A step from a schema to a schema that is a part of it: in `allOf`, `anyOf` or `oneOf`, or behind `$ref`. */
export interface Step {
  owner: JsonObject;
  keyword: "$ref" | "allOf" | "anyOf" | "oneOf";
  part: JsonObject;
}

const LIST_KEYWORDS = ["allOf", "anyOf", "oneOf"] as const;

function stepsFrom(document: unknown, owner: JsonObject): Step[] {
  const steps: Step[] = LIST_KEYWORDS.flatMap((keyword) =>
    listAt(owner, keyword)
      .filter(isObject)
      .map((part) => ({ owner, keyword, part })),
  );
  const target = typeof owner["$ref"] === "string" && lookUp(document, owner["$ref"]);
  return isObject(target) ? [...steps, { owner, keyword: "$ref", part: target }] : steps;
}

/**
 * Finds the steps that lead from a schema back to itself without a property or item in between. Returns `undefined` if
 * there is no cycle, and adds all schemas on the way to `checked`, to skip them next time. A depth-first search in a loop,
 * because recursion could overflow the stack on a hostile page.
 */
export function findReferenceCycle(
  document: unknown,
  start: JsonObject,
  checked: Set<object>,
): Step[] | undefined {
  const path: Step[] = [];
  const pathLengthAt = new Map<object, number>([[start, 0]]);
  const pending = [stepsFrom(document, start)];
  while (pending.length > 0) {
    const step = pending.at(-1)?.pop();
    if (!step) {
      pending.pop();
      const finished = path.pop()?.part ?? start;
      pathLengthAt.delete(finished);
      checked.add(finished);
      continue;
    }
    const cycleStart = pathLengthAt.get(step.part);
    if (cycleStart !== undefined) return [...path.slice(cycleStart), step];
    if (checked.has(step.part)) continue;
    path.push(step);
    pathLengthAt.set(step.part, path.length);
    pending.push(stepsFrom(document, step.part));
  }
  return undefined;
}

/** The part of a schema that does not depend on a choice or on another schema. */
export function withoutComposition(schema: JsonObject): JsonObject {
  const keys = Object.keys(schema).filter((key) => !isSchemaAnnotation(key) && !COMPOSED.has(key));
  const own: JsonObject = Object.fromEntries(
    keys.map((key) => [key, structuredClone(schema[key])]),
  );
  const parts = listAt(schema, "allOf");
  const plain = parts.filter(
    (part) => isObject(part) && !Object.keys(part).some((key) => COMPOSED.has(key)),
  );
  return plain.length > 0 ? { ...own, allOf: structuredClone(plain) } : own;
}

const COMPOSED: ReadonlySet<string> = new Set([
  "$ref",
  "allOf",
  "anyOf",
  "discriminator",
  "not",
  "oneOf",
]);
