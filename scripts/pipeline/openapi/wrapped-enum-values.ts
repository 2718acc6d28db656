import { isObject, type JsonObject } from "../values/json-object.ts";
import { TYPES, typesOf } from "./schemas.ts";

/** The values of an enum whose items are objects such as `{ value: 1 }`, or `undefined` if the items are the values. */
export function unwrapEnumValues(schema: JsonObject): unknown[] | undefined {
  const types = typesOf(schema);
  // Items of an enum of objects are meant to be objects. An unknown type such as `dict` may mean `object`.
  const mayWrap = types.every((type) => type !== "object" && TYPES.has(type));
  if (!mayWrap || !Array.isArray(schema["enum"])) return undefined;
  const items: unknown[] = schema["enum"];
  const isWrapping =
    items.some(isObject) && items.every((item) => item === null || wraps(item, types.length > 0));
  return isWrapping ? items.map((item) => (isObject(item) ? item["value"] : item)) : undefined;
}

const WRAPPER_KEYS = new Set(["value", "type", "name", "description"]);

/**
 * Whether an item wraps its value. If the enum has a scalar type, every object with a scalar `value` does. Otherwise an
 * object with any other key may be a genuine enum value.
 */
function wraps(item: unknown, isTyped: boolean): boolean {
  if (!isObject(item) || !Object.hasOwn(item, "value")) return false;
  if (isTyped && typeof item["value"] !== "object") return true;
  return Object.keys(item).every((key) => WRAPPER_KEYS.has(key));
}
