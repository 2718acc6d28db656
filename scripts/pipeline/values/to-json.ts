import { isObject } from "./json-object.ts";

/** Copies a value for a JSON report. A bigint becomes a string, because `JSON.stringify` rejects it. */
export function toJson(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, toJson(child)]));
}
