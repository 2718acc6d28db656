const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the value is a lower-case UUID. Some pages have one in the place of a schema or reference that they leave out. */
export function isPlaceholder(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}

/** The text for a placeholder in reports. The UUID itself changes whenever the vendor rebuilds the page. */
export const PLACEHOLDER_TEXT = "<uuid>";
