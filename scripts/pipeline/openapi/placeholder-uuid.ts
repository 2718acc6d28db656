const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const ONLY_UUID = new RegExp(`^${UUID.source}$`);

/** Whether the value is a lower-case UUID. Some pages have one in the place of a schema or reference that they leave out. */
export function isPlaceholder(value: unknown): value is string {
  return typeof value === "string" && ONLY_UUID.test(value);
}

/** The text for a placeholder in reports. The UUID itself changes whenever the vendor rebuilds the page. */
const PLACEHOLDER_TEXT = "<uuid>";

/** Replaces the given placeholders in a text. It reads the text once, because a page may have thousands of placeholders. */
export function replacePlaceholders(text: string, placeholders: ReadonlySet<string>): string {
  return text.replace(UUID, (uuid) => (placeholders.has(uuid) ? PLACEHOLDER_TEXT : uuid));
}

export function offsetsOfPlaceholders(text: string, placeholders: ReadonlySet<string>): number[] {
  return [...text.matchAll(UUID)]
    .filter(([uuid]) => placeholders.has(uuid))
    .map(({ index }) => index);
}
