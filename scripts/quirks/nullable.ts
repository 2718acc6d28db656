import { addNull, addNullType } from "../pipeline/2-repair/add-null.ts";
import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { TYPES, typesOf } from "../pipeline/openapi/schemas.ts";
import { unwrapEnumValues } from "../pipeline/openapi/wrapped-enum-values.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { listAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `nullable: true`, as OpenAPI 3.0 has it, or lists `null` in an enum of strings; it means that `null`
 * is one of the types. Beside a `$ref` or a composition, to which 3.0 gives no `null`, it is one of two branches.
 * Seen: Mintlify, Apidog, GitBook, ReadMe; also in documents that claim to be 3.1.
 */
export const nullable: Quirk = {
  id: "nullable",
  summary: "Added `null` to the types of a schema that allows it.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || isUnsettled(schema)) return;
      const isNullable = schema["nullable"] === true || schema["nullable"] === "true";
      if (isNullable) addNull(schema, context);
      else if (listsNull(schema)) addNullType(schema, context);
      if (isNullable || typeof schema["nullable"] === "boolean") context.remove(schema, "nullable");
    },
  },
};

/** Other quirks have yet to put its types or its enum right. */
function isUnsettled(schema: JsonObject): boolean {
  const values = listAt(schema, "enum");
  const isRepeating = new Set(values.map(canonicalJson)).size < values.length;
  return (
    isRepeating ||
    unwrapEnumValues(schema) !== undefined ||
    !typesOf(schema).every((type) => TYPES.has(type))
  );
}

function listsNull(schema: JsonObject): boolean {
  return Array.isArray(schema["enum"]) && schema["enum"].includes(null);
}
