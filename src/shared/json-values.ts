export const toText = (value: unknown): string | undefined =>
  typeof value == "string" ? value : JSON.stringify(value ?? undefined);
