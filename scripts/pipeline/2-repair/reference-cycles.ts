import { isSchemaAnnotation } from "../openapi/schemas.ts";
import { listAt, isObject, type JsonObject } from "../values/json-object.ts";
import { lookUp } from "../values/json-pointer.ts";

/** One step from a schema to what it is made of: a branch of `allOf` or of a choice, or the target of its reference. */
export interface Step {
  owner: JsonObject;
  keyword: "$ref" | "allOf" | "anyOf" | "oneOf";
  part: JsonObject;
}

const LISTS = ["allOf", "anyOf", "oneOf"] as const;

function stepsFrom(document: unknown, owner: JsonObject): Step[] {
  const steps: Step[] = LISTS.flatMap((keyword) => {
    const parts: unknown[] = Array.isArray(owner[keyword]) ? owner[keyword] : [];
    return parts.filter(isObject).map((part) => ({ owner, keyword, part }));
  });
  const target = typeof owner["$ref"] === "string" && lookUp(document, owner["$ref"]);
  return isObject(target) ? [...steps, { owner, keyword: "$ref", part: target }] : steps;
}

/**
 * The steps that lead from a schema to itself, with no property or item between; absent when there are none. `done`
 * holds the schemas that are known to have none. A loop, since a page can make the way as long as it likes.
 */
export function findReferenceCycle(
  document: unknown,
  start: JsonObject,
  done: Set<object>,
): Step[] | undefined {
  const way: Step[] = [];
  const open = new Map<object, number>([[start, 0]]);
  const ahead = [stepsFrom(document, start)];
  while (ahead.length > 0) {
    const step = ahead.at(-1)?.pop();
    if (!step) {
      ahead.pop();
      const left = way.pop()?.part ?? start;
      open.delete(left);
      done.add(left);
      continue;
    }
    const since = open.get(step.part);
    if (since !== undefined) return [...way.slice(since), step];
    if (done.has(step.part)) continue;
    way.push(step);
    open.set(step.part, way.length);
    ahead.push(stepsFrom(document, step.part));
  }
  return undefined;
}

/** What a schema says without a choice and without another schema. */
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
