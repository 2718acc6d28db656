import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a `oneOf` or `anyOf` with a single branch and means that branch. The branch replaces the schema if
 * no keyword is lost.
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
      const [branch] = schema[keyword] as unknown[]; // the list of one that was found above
      const { [keyword]: _, ...rest } = schema;
      if (isObject(branch) && canReplace(rest, branch))
        context.set(container, key, { ...branch, ...rest });
    },
  },
};

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

/** Generators ignore keywords beside a `$ref`, so only keywords that do not affect the type may be there. */
function canReplace(rest: Record<string, unknown>, branch: Record<string, unknown>): boolean {
  const isDisjoint = Object.keys(rest).every((key) => !Object.hasOwn(branch, key));
  return (
    isDisjoint &&
    (!Object.hasOwn(branch, "$ref") || Object.keys(rest).every((key) => TYPE_NEUTRAL.has(key)))
  );
}
