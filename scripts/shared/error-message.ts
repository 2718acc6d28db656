/** Code can throw any value, not only errors. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
