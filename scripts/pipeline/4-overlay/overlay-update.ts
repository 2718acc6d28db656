import type { Change, Fact } from "../report/change.ts";
import type { Edit } from "../report/edits.ts";
import { positionOf } from "../report/origins.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { toPointer } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";
import { overlayError, type Action } from "./overlay-actions.ts";
import { valueAt, type Match } from "./overlay-matches.ts";
import { append, appendAll, assign, copyOf, mergeInto } from "./overlay-merge.ts";

/** The document that an overlay changes, and the version of the overlay. */
export interface OverlayContext {
  document: JsonObject;
  isVersion11: boolean;
}

/** The value that an action adds. */
export interface Addition {
  action: Action;
  /** The key of the action that gives the addition. */
  key: "update" | "copy";
  addition: unknown;
}

/** Adds a value to one match, as the version of the overlay defines it. */
export function update(
  context: OverlayContext,
  { location, value }: Match,
  given: Addition,
): Change {
  const { action, key } = given;
  const addition = copyOf(given.addition, action, key);
  const own = { value: addition, at: positionOf(action, key), edit: editOf(action) };
  const change = { ...describeAction(action), after: addition };
  if (Array.isArray(value)) {
    const isList = context.isVersion11 && Array.isArray(addition);
    const first = toPointer([...location, value.length]);
    if (isList) appendAll(value, addition, own.edit);
    else append(value, own);
    return { ...change, pointer: first, before: undefined };
  }
  const pointer = toPointer(location);
  const isMergeable = isObject(value) && isObject(addition);
  if (isMergeable) {
    return { ...change, pointer, before: mergeAndKeep(value, addition, own.edit) };
  }
  const isReplaceable = context.isVersion11 && isPrimitive(value) && isPrimitive(addition);
  if (!isReplaceable) {
    const message =
      "The update cannot be applied. The target must be a list, or an object that merges with an object. With `overlay: 1.1.0` it can also be a text, a number, a boolean or null that is replaced with another one.";
    throw overlayError(action, key, message);
  }
  // The query found a value in the container.
  const container = valueAt(context.document, location.slice(0, -1)) as object;
  assign(container, location.at(-1) ?? "", own);
  return { ...change, pointer, before: value };
}

/** Merges an update into an object, and returns the values that it changed. */
function mergeAndKeep(value: JsonObject, addition: JsonObject, edit: Edit): JsonObject {
  const keys = Object.keys(addition).filter((key) => Object.hasOwn(value, key));
  const before = structuredClone(Object.fromEntries(keys.map((key) => [key, value[key]])));
  mergeInto(value, addition, edit);
  return before;
}

function isPrimitive(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

/** The edit of each value that an action changes. */
export function editOf(action: Action): Edit {
  return { rule: "overlay", action: positionOf(action, "target") };
}

/** The parts that all changes of an action share: its place, its description and its source. */
export function describeAction(action: Action): Pick<Change, "rule" | "at"> & Fact {
  const { description, "x-source": source } = action;
  return {
    rule: "overlay",
    at: positionOf(action, "target"),
    ...(description !== undefined && { description: textOf(description) }),
    ...(source !== undefined && { source: textOf(source) }),
  };
}
