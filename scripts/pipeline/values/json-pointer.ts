import { isObject } from "./json-object.ts";

export type Key = string | number;

/** Longer than any chain of references that means something; ends a cycle. */
const MAX_CHAIN = 50;

/** What a reference within the document leads to, at the end of a chain of references; absent when it leads nowhere. */
export function resolve(document: unknown, value: unknown): unknown {
  let current = value;
  for (let step = 0; step < MAX_CHAIN; step += 1) {
    if (!isObject(current) || typeof current["$ref"] !== "string") return current;
    current = lookUp(document, current["$ref"]);
  }
  return undefined;
}

/** What stands at `#/a/b`; absent when nothing does. */
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

/** A fragment may be percent-encoded; a name that only looks so is left as it is. */
export function decodeSegment(segment: string): string {
  return unescapeSegment(decodePercent(segment));
}

/** A segment of a JSON pointer that stands in no URL. */
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
