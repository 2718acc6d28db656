import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { describesUntypedObject } from "../pipeline/openapi/schemas.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/** Keywords whose schemas only add to another one, which may have a type. */
const PARTIAL = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

/**
 * The page describes an object by its `properties` and leaves out the type. JSON Schema then also allows any value
 * that is not an object, which nobody means. Parts of a composition stay as they are.
 * Seen: Mintlify (Livepeer).
 */
export const untypedObject: Quirk = {
  id: "untyped-object",
  summary: "Added `type: object` to a schema that has properties and no type.",
  visit: {
    schema({ value: schema, container, key, parent }, context) {
      if (!isObject(schema) || !describesUntypedObject(schema)) return;
      const holder = parent?.value;
      const isPart =
        isObject(holder) &&
        PARTIAL.some(
          (name) => holder[name] === container || (name === key && holder === container),
        );
      if (!isPart) context.set(schema, "type", "object");
    },
  },
};
