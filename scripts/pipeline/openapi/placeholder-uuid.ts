const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A lower-case UUID: in the place of a schema or a reference it stands for something that is not on the page. */
export function isPlaceholder(value: unknown): value is string {
  return typeof value === "string" && uuid.test(value);
}

/** How reports write a placeholder: the UUID is another one each time that the page is made. */
export const PLACEHOLDER_TEXT = "<uuid>";
