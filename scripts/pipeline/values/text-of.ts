/** A value of a page as text. `String` throws for an object with a key `toString`, which a page can have. */
export function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "[object Object]";
  }
}
