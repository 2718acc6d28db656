export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under a key. Anything else there counts as an empty object. */
export function objectAt(holder: unknown, key: string): JsonObject {
  const value = isObject(holder) ? holder[key] : undefined;
  return isObject(value) ? value : {};
}

/** The list under a key. Anything else there counts as an empty list. */
export function listAt(holder: unknown, key: string): unknown[] {
  const value = isObject(holder) ? holder[key] : undefined;
  return Array.isArray(value) ? (value as unknown[]) : []; // `isArray` gives any[]
}
