import { isObject } from "./json-object.ts";

/** A copy for a report, which is JSON. JSON has no integers beyond 2^53, so a bigint becomes its digits. */
export function toJson(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, toJson(child)]));
}
