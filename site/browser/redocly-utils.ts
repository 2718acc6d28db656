// Takes the place of the `utils` of @redocly/openapi-core, which would load its whole command line.

export function isPlainObject(value: unknown): boolean {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function isTruthy(value: unknown): boolean {
  return Boolean(value);
}
