import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a list under `items`, as JSON Schema had it before 2020: one schema an item, which is `prefixItems`
 * today. A list of one is written by people who mean the schema of every item.
 * Seen: none in the pages measured so far; JSON Schema before 2020 has it.
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
