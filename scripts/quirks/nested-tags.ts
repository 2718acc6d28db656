import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `tags: [[subpackage_a, subpackage_a/b]]`, the path to a folder of the vendor's SDK. It means the
 * tag `a/b`, the end of the path. An empty tag means no tag.
 * Seen: Fern, its old generator; Apidog (empty ones).
 */
export const nestedTags: Quirk = {
  id: "nested-tags",
  summary: "Flattened the nested tags of an operation, or removed empty ones.",
  visit: {
    operation({ value: operation }, context) {
      if (!isObject(operation) || !Array.isArray(operation["tags"])) return;
      const tags: unknown[] = operation["tags"];
      const flat = [...new Set(tags.map(tagOf).filter((tag) => tag !== ""))];
      if (flat.length === 0) context.remove(operation, "tags");
      else context.set(operation, "tags", flat);
    },
  },
};

function tagOf(tag: unknown): unknown {
  if (!Array.isArray(tag)) return tag ?? "";
  const last: unknown = tag.flat(Infinity).at(-1) ?? "";
  return typeof last === "string" ? last.replace(/^subpackage_/, "") : last;
}
