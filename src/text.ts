export const toText = (value: unknown): string | undefined =>
  typeof value == "string" ? value : value == null ? undefined : JSON.stringify(value);
