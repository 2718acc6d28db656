import { escapeCharacter } from "../../pipeline/report/printable.ts";
import { isObject } from "../../pipeline/values/json-object.ts";

/** A string literal of TypeScript. Text of a page can neither end the literal nor control the terminal. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}]/gu,
    escapeCharacter,
  );
}

type Entry = readonly [name: string, value: string];

export function objectLiteral(entries: readonly Entry[]): string {
  // A plain key `__proto__` would set the prototype.
  const lines = entries.map(([name, value]) =>
    name === "__proto__" ? `["__proto__"]: ${value}` : `${quote(name)}: ${value}`,
  );
  return lines.length === 0 ? "{}" : `{ ${lines.join(", ")} }`;
}

export function arrayLiteral(items: readonly string[]): string {
  return `[${items.join(", ")}]`;
}

/** A JSON value as source text. YAML also has numbers that JSON lacks. */
export function jsonLiteral(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return arrayLiteral(value.map(jsonLiteral));
  if (!isObject(value)) return String(value);
  return objectLiteral(Object.entries(value).map(([name, item]) => [name, jsonLiteral(item)]));
}
