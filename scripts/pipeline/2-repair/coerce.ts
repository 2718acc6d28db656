import type { ValueShape } from "../openapi/keywords.ts";
import { isObject } from "../values/json-object.ts";
import { textOf } from "../values/text-of.ts";

/** Converts a value to the shape that its key demands. Returns `undefined` if that would change its meaning. */
export function coerce(value: unknown, shape: ValueShape): unknown {
  switch (shape) {
    case "any":
      return value;
    case "string":
      return isScalar(value) ? textOf(value) : undefined;
    case "reference":
      // A number would become the name of a file.
      return typeof value === "string" ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : BOOLEANS.get(textOf(value));
    case "number":
      return toNumber(value);
    case "strings":
      return toStrings(value);
    case "list":
    case "objects":
      return Array.isArray(value) ? value : undefined;
    case "object":
    case "map":
    case "stringLists":
      return isObject(value) ? value : undefined;
    case "schema":
      return isObject(value) || typeof value === "boolean" ? value : undefined;
    default:
      return shape satisfies never;
  }
}

function isScalar(value: unknown): boolean {
  return ["string", "number", "bigint", "boolean"].includes(typeof value);
}

function toStrings(value: unknown): string[] | undefined {
  if (isScalar(value)) return [textOf(value)];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}

const BOOLEANS = new Map([
  ["true", true],
  ["false", false],
]);

function toNumber(value: unknown): unknown {
  if (typeof value === "number" || typeof value === "bigint") return value;
  const isNumeric = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim());
  return isNumeric ? Number(value) : undefined;
}
