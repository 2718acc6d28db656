import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { hasEnumOfItems, typeNameOf, typesOf } from "../pipeline/openapi/schemas.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject, listAt, type JsonObject } from "../pipeline/values/json-object.ts";
import { resolve } from "../pipeline/values/json-pointer.ts";

/**
 * The page lists the values of an array's items beside `items`, and often in `items` too. There they would be values
 * of the whole array, so no array would be valid.
 * Seen: NestJS (Vapi).
 */
export const arrayEnum: Quirk = {
  id: "array-enum",
  summary: "Moved the enum of an array to its items.",
  // `nullable` has become a type by then.
  after: "repairs",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || !hasEnumOfItems(schema)) return;
      const isNullable = typesOf(schema).includes("null");
      const values = listAt(schema, "enum").filter((value) => value !== null || !isNullable);
      moveToItems(schema, values, context);
      context.remove(schema, "enum");
    },
  },
};

function moveToItems(schema: JsonObject, values: unknown[], context: Context): void {
  const { items } = schema;
  const target = resolve(context.document, items);
  const known = listAt(target, "enum");
  const isNullable = isObject(target) && typesOf(target).includes("null");
  const union = distinct([...known, ...values, ...(isNullable ? [null] : [])]);
  if (known.length > 0 && union.length === known.length) return;
  const isInline = isObject(items) && target === items;
  const types = [...new Set(union.map(typeNameOf))];
  const item = isInline ? items : { type: types.length === 1 ? types[0] : types };
  const message =
    "The enum of the array and the enum of its items have different values. Used the values of both.";
  context.set(schema, "items", { ...item, enum: union }, known.length > 0 ? message : undefined);
}

function distinct(values: unknown[]): unknown[] {
  return [...new Map(values.map((value) => [canonicalJson(value), value])).values()];
}
