import { addNull, addNullType } from "../pipeline/2-repair/add-null.ts";
import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { describesUntypedObject, TYPES, typesOf } from "../pipeline/openapi/schemas.ts";
import { unwrapEnumValues } from "../pipeline/openapi/wrapped-enum-values.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { listAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page says `nullable: true`, as in OpenAPI 3.0, or `x-nullable: true`, or lists `null` in an enum of strings. It means that `null`
 * is one of the types. Beside a `$ref` or a composition, where 3.0 ignores `nullable`, `null` becomes a branch of
 * its own.
 * Seen: Mintlify, Apidog, GitBook, ReadMe; also in documents that claim to be 3.1.
 */
export const nullable: Quirk = {
  id: "nullable",
  summary: "Added `null` to the types of a schema that allows it.",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || awaitsOtherQuirks(schema)) return;
      const flags = FLAGS.filter((key) => schema[key] === true || schema[key] === "true");
      if (flags.length > 0) addNull(schema, context);
      else if (listsNull(schema)) addNullType(schema, context);
      for (const flag of flags) context.remove(schema, flag);
      if (typeof schema["nullable"] === "boolean") context.remove(schema, "nullable");
    },
  },
};

/** Vendors wrote `x-nullable` before OpenAPI knew `nullable`, and converters leave it behind. */
const FLAGS = ["nullable", "x-nullable"];

/** Whether other quirks still have to correct the schema's types or its enum. */
function awaitsOtherQuirks(schema: JsonObject): boolean {
  const values = listAt(schema, "enum");
  const isRepeating = new Set(values.map(canonicalJson)).size < values.length;
  return (
    isRepeating ||
    describesUntypedObject(schema) ||
    unwrapEnumValues(schema) !== undefined ||
    !typesOf(schema).every((type) => TYPES.has(type))
  );
}

function listsNull(schema: JsonObject): boolean {
  return Array.isArray(schema["enum"]) && schema["enum"].includes(null);
}
