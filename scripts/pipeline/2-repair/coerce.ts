import type { ValueShape } from "../openapi/keywords.ts";
import { isObject } from "../values/json-object.ts";

/** The value in the shape that its place demands; absent when it cannot be made to fit. */
export function coerce(value: unknown, shape: ValueShape): unknown {
  const isScalar = ["string", "number", "bigint", "boolean"].includes(typeof value);
  switch (shape) {
    case "any":
      return value;
    case "string":
      return isScalar ? String(value) : undefined;
    case "reference":
      // A number made into a word would be the name of a file.
      return typeof value === "string" ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : BOOLEANS.get(String(value));
    case "number":
      return toNumber(value);
    case "strings":
      return isScalar
        ? [String(value)]
        : Array.isArray(value)
          ? value.filter((item) => typeof item === "string")
          : undefined;
    case "list":
    case "objects":
      return Array.isArray(value) ? value : undefined;
    case "object":
    case "map":
      return isObject(value) ? value : undefined;
    case "schema":
      return isObject(value) || typeof value === "boolean" ? value : undefined;
    default:
      return shape satisfies never;
  }
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
