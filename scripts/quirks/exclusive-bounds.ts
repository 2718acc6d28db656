import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `minimum: 0` and `exclusiveMinimum: true`, as in OpenAPI 3.0, and means `exclusiveMinimum: 0`.
 * Seen: not on the pages measured so far; OpenAPI 3.0 allows it.
 */
export const exclusiveBounds: Quirk = {
  id: "exclusive-bounds",
  summary: "Rewrote a boolean `exclusiveMinimum` or `exclusiveMaximum` as a number.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema)) return;
      for (const [exclusive, bound] of BOUNDS) {
        if (typeof schema[exclusive] !== "boolean") continue;
        if (schema[exclusive] && typeof schema[bound] === "number") {
          context.set(schema, exclusive, schema[bound]);
          context.remove(schema, bound);
        } else context.remove(schema, exclusive);
      }
    },
  },
};

const BOUNDS = [
  ["exclusiveMinimum", "minimum"],
  ["exclusiveMaximum", "maximum"],
] as const;
