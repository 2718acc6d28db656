import type { Quirk } from "../2-repair/quirk.ts";
import type { Problem } from "../report/problems.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { unescapeSegment } from "../values/json-pointer.ts";

/**
 * Remembers the state of the values that the repairs left unknown. The returned function tells whether an overlay has
 * changed the value of a problem since then, so that nobody has to act any more. A page that the merge left out of the
 * document keeps its problems if the value has another pointer there.
 */
export function watchUnknownValues(
  document: JsonObject,
  problems: readonly Problem[],
  quirks: readonly Quirk[],
): (problem: Problem) => boolean {
  const restorable = new Set(quirks.filter((quirk) => quirk.restorable).map(({ id }) => id));
  const unknown = problems.filter(({ rule }) => restorable.has(rule));
  const states = new Map(unknown.map((problem) => [problem, stateOf(document, problem)]));
  return (problem) => states.has(problem) && states.get(problem) !== stateOf(document, problem);
}

/** A list counts with its items. An object counts with its keys: its parts have problems of their own. */
function stateOf(document: JsonObject, { pointer = "" }: Problem): string {
  const value = valueOrContainer(document, pointer);
  return canonicalJson(isObject(value) ? Object.keys(value) : value);
}

/** The value at a pointer. If the repair removed it, the object or list that held it. */
function valueOrContainer(document: JsonObject, pointer: string): unknown {
  const keys = pointer.split("/").slice(1).map(unescapeSegment);
  let value: unknown = document;
  for (const [index, key] of keys.entries()) {
    const isHere = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    if (!isHere) return index === keys.length - 1 ? value : undefined;
    value = Reflect.get(value as object, key); // an object, as `isHere` says
  }
  return value;
}
