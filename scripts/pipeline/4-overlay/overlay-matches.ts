import { query } from "json-p3";
import type { JsonObject } from "../values/json-object.ts";
import { compareText } from "../values/compare-text.ts";
import { toPointer, type Key } from "../values/json-pointer.ts";
import { overlayError, type Action } from "./overlay-actions.ts";
import { textOf } from "../values/text-of.ts";

/** A value of the document that a JSONPath matches. */
export interface Match {
  location: Key[];
  value: unknown;
}

/** The values that the JSONPath of an action matches, each once: `[0,0]` matches an item twice. */
export function findMatches(document: JsonObject, action: Action, key: "target" | "copy"): Match[] {
  try {
    // The document was parsed from YAML, so it has only JSON values.
    const { nodes } = query(textOf(action[key]), document as Parameters<typeof query>[1]);
    const matches = new Map<string, Match>();
    for (const { location, value } of nodes) matches.set(toPointer(location), { location, value });
    return [...matches.values()];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const cause = reason.replace(/ \('.*':\d+\)$/s, "");
    const message = `The ${key} is not a JSONPath (RFC 9535): ${cause}. Write a path such as \`$.paths['/items'].get\`.`;
    throw overlayError(action, key, message);
  }
}

/** A copy of the one value that `copy` matches. */
export function findSource(document: JsonObject, action: Action): unknown {
  const matches = findMatches(document, action, "copy");
  const [source] = matches;
  if (source && matches.length === 1) return structuredClone(source.value);
  const message = `The JSONPath of \`copy\` must match exactly one value. It matches ${matches.length}.`;
  throw overlayError(action, "copy", message);
}

/** The value at a location that the query found. */
export function valueAt(document: JsonObject, location: Key[]): unknown {
  return location.reduce<unknown>((at, step) => Reflect.get(at as object, step), document);
}

/** Sorts matches for their removal: later items of a list come first, and a value comes before the one that holds it. */
export function lastFirst(matches: readonly Match[]): Match[] {
  return matches.toSorted((a, b) => compareLocations(b.location, a.location));
}

function compareLocations(a: Key[], b: Key[]): number {
  const place = a.findIndex((key, index) => key !== b[index]);
  const [key, other] = [a[place], b[place]];
  if (key === undefined || other === undefined) return a.length - b.length;
  return typeof key === "number" && typeof other === "number"
    ? key - other
    : compareText(String(key), String(other));
}
