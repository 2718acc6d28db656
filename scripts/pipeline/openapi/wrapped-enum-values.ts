import { isObject, type JsonObject } from "../values/json-object.ts";
import { TYPES, typesOf } from "./schemas.ts";

/** The values of an enum whose items are objects that wrap them; nothing when the items are the values. */
export function unwrapEnumValues(schema: JsonObject): unknown[] | undefined {
  const types = typesOf(schema);
  // Objects are what an enum of the type `object` is to list; a word that is no type may stand for it.
  const mayWrap = types.every((type) => type !== "object" && TYPES.has(type));
  if (!mayWrap || !Array.isArray(schema["enum"])) return undefined;
  const items: unknown[] = schema["enum"];
  const isWrapping =
    items.some(isObject) && items.every((item) => item === null || wraps(item, types.length > 0));
  return isWrapping ? items.map((item) => (isObject(item) ? item["value"] : item)) : undefined;
}

const WRAPPER_KEYS = new Set(["value", "type", "name", "description"]);

/** An object that is a genuine enum value has other keys, or no `value`; under the type of a scalar it is none. */
function wraps(item: unknown, isTyped: boolean): boolean {
  if (!isObject(item) || !Object.hasOwn(item, "value")) return false;
  if (isTyped && typeof item["value"] !== "object") return true;
  return Object.keys(item).every((key) => WRAPPER_KEYS.has(key));
}
