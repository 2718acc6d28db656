import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page has schemas in the `$defs` or `definitions` of a schema, or a schema with an anchor. These only serve
 * references, and every schema that a reference leads to is a component by now. Generators turn `$defs` into a property.
 * Seen: pydantic, zod, TypeBox.
 */
export const schemaDefinitions: Quirk = {
  id: "schema-definitions",
  summary: "Removed `$defs` or an anchor, because the references lead to components instead.",
  after: "repairs",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema)) return;
      for (const keyword of KEYWORDS) context.remove(schema, keyword);
    },
  },
};

const KEYWORDS = ["$anchor", "$defs", "$dynamicAnchor", "definitions"];
