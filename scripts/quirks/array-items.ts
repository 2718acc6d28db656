import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a list under `items`, as in JSON Schema before 2020-12: one schema per position, which is
 * `prefixItems` today. Authors who write a list of one schema mean the schema of every item.
 * Seen: not on the pages measured so far; older versions of JSON Schema allow it.
 */
export const arrayItems: Quirk = {
  id: "array-items",
  summary: "Replaced `items` that is a list with `prefixItems`, or with its only schema.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !Array.isArray(schema["items"])) return;
      const items: unknown[] = schema["items"];
      if (items.length === 1) context.set(schema, "items", items[0]);
      else {
        if (items.length > 1) context.set(schema, "prefixItems", items);
        context.remove(schema, "items");
      }
    },
  },
};
