export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the object under a key, or an empty object if there is anything else. */
export function objectAt(holder: unknown, key: string): JsonObject {
  const value = isObject(holder) ? holder[key] : undefined;
  return isObject(value) ? value : {};
}

/** Returns the list under a key, or an empty list if there is anything else. */
export function listAt(holder: unknown, key: string): unknown[] {
  const value = isObject(holder) ? holder[key] : undefined;
  return Array.isArray(value) ? (value as unknown[]) : []; // `Array.isArray` narrows to any[]
}
