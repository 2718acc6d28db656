import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `oneOf` or `anyOf` with a single branch; it means that branch. It
 * is put in the schema's place where neither loses a word by it.
 * Seen: Mintlify (Livepeer).
 */
export const singleBranch: Quirk = {
  id: "single-branch",
  summary: "Replaced a `oneOf` or `anyOf` that has one branch with that branch.",
  after: "misfits",
  visit: {
    schema({ value: schema, container, key }, context) {
      if (!isObject(schema) || container === undefined || key === undefined) return;
      const keyword = ["oneOf", "anyOf"].find(
        (name) => Array.isArray(schema[name]) && schema[name].length === 1,
      );
      if (keyword === undefined) return;
      const [branch] = schema[keyword] as unknown[]; // a list of one, found above
      const { [keyword]: _, ...rest } = schema;
      if (isObject(branch) && canJoin(rest, branch))
        context.set(container, key, { ...branch, ...rest });
    },
  },
};

/** Keywords that say nothing about the type beside a `$ref`. */
const TYPE_NEUTRAL = new Set([
  "description",
  "title",
  "deprecated",
  "readOnly",
  "writeOnly",
  "example",
  "examples",
  "default",
]);

/** Generators overlook what stands beside a `$ref`, unless it says nothing about the type. */
function canJoin(rest: Record<string, unknown>, branch: Record<string, unknown>): boolean {
  const isDisjoint = Object.keys(rest).every((key) => !Object.hasOwn(branch, key));
  return (
    isDisjoint &&
    (!Object.hasOwn(branch, "$ref") || Object.keys(rest).every((key) => TYPE_NEUTRAL.has(key)))
  );
}
