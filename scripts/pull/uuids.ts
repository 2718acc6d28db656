const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** Some publishers write a new random UUID in place of each reference that the page lacks. */
export function equalButForUuids(one: string, other: string): boolean {
  return one.replaceAll(UUID, "uuid") === other.replaceAll(UUID, "uuid");
}
