import { isObject } from "./json-object.ts";

export type Key = string | number;

/** The longest chain of references to follow. It ends a cycle, and no published page comes near it. */
const MAX_REFERENCE_CHAIN = 50;

/** Follows references within the document until the value is not a reference. Returns `undefined` for a broken or circular one. */
export function resolve(document: unknown, value: unknown): unknown {
  let current = value;
  for (let step = 0; step < MAX_REFERENCE_CHAIN; step += 1) {
    if (!isObject(current) || typeof current["$ref"] !== "string") return current;
    current = lookUp(document, current["$ref"]);
  }
  return undefined;
}

/** Returns the value at a reference such as `#/a/b`, or `undefined` if the document has no such value. */
export function lookUp(document: unknown, reference: string): unknown {
  if (!reference.startsWith("#/")) return reference === "#" ? document : undefined;
  let current = document;
  for (const segment of reference.slice(2).split("/")) {
    const key = decodeSegment(segment);
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key))
      return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

/** `["paths", "/tasks"]` → `/paths/~1tasks` */
export function toPointer(segments: readonly Key[]): string {
  return segments.map((segment) => `/${escapeSegment(segment)}`).join("");
}

export function escapeSegment(segment: Key): string {
  return String(segment).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Decodes a segment of a `$ref`, which is a URL fragment and may be percent-encoded. Keeps text that only looks encoded. */
export function decodeSegment(segment: string): string {
  return unescapeSegment(decodePercent(segment));
}

/** Decodes a segment of a plain JSON pointer, which is never percent-encoded. */
export function unescapeSegment(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
