import { query } from "json-p3";
import type { Change } from "../report/change.ts";
import { positionOf } from "../report/origins.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { toPointer, type Key } from "../values/json-pointer.ts";
import { actionsOf, overlayError, type Action } from "./overlay-actions.ts";
import { copyOf, mergeInto } from "./overlay-merge.ts";

export interface OverlayResult {
  changes: Change[];
  problems: Problem[];
}

/**
 * Applies an OpenAPI Overlay 1.0 in place. An action that matches nothing or changes nothing is an error, so that an
 * action is removed once the pages no longer need it.
 */
export function applyOverlay(document: JsonObject, overlay: unknown): OverlayResult {
  const result: OverlayResult = { changes: [], problems: [] };
  for (const action of actionsOf(overlay)) {
    try {
      result.changes.push(...applyAction(document, action));
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      result.problems.push(error.problem);
    }
  }
  return result;
}

function applyAction(document: JsonObject, action: Action): Change[] {
  const { target } = action;
  const matches = findMatches(document, action);
  if (matches.length === 0) {
    const message = `The target ${target} does not match anything. Correct it, or remove the action.`;
    throw overlayError(action, "target", message);
  }
  if (action["remove"] === true) return removeAll(document, matches, action);
  const before = matches.map(({ value }) => canonicalJson(value));
  const changes = matches.map((match) => update(match, action));
  if (matches.some(({ value }, index) => canonicalJson(value) !== before[index])) return changes;
  const message = `The update of ${target} does not change anything. Remove the action.`;
  throw overlayError(action, "update", message);
}

interface Match {
  location: Key[];
  value: unknown;
}

function findMatches(document: JsonObject, action: Action): Match[] {
  try {
    // The document was parsed from YAML, so it has only JSON values.
    const { nodes } = query(action.target, document as Parameters<typeof query>[1]);
    return nodes.map(({ location, value }) => ({ location, value }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The target is not a JSONPath (RFC 9535): ${reason}.`;
    throw overlayError(action, "target", message);
  }
}

/** Starts with the last match, because the removal of a list item moves the items after it. */
function removeAll(document: JsonObject, matches: Match[], action: Action): Change[] {
  return [...matches].reverse().map(({ location, value }) => {
    const key = location.at(-1);
    if (key === undefined) {
      const message = "The whole document cannot be removed. Choose a target inside it.";
      throw overlayError(action, "target", message);
    }
    const container = location
      .slice(0, -1)
      .reduce<unknown>((at, step) => Reflect.get(at as object, step), document); // the query found each step
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else Reflect.deleteProperty(container as object, key); // the query found a value in it
    return {
      ...placeOfAction(action),
      pointer: toPointer(location),
      before: value,
      after: undefined,
    };
  });
}

function update({ location, value }: Match, action: Action): Change {
  const { update: addition } = action;
  const change = { ...placeOfAction(action), after: addition };
  if (Array.isArray(value)) {
    value.push(copyOf(addition, action, "update"));
    const pointer = toPointer([...location, value.length - 1]);
    return { ...change, pointer, before: undefined };
  }
  if (!isObject(value) || !isObject(addition)) {
    const message =
      "The update cannot be applied. The target must be a list, or an object that merges with an object.";
    throw overlayError(action, "update", message);
  }
  const keys = Object.keys(addition).filter((key) => Object.hasOwn(value, key));
  const before = structuredClone(Object.fromEntries(keys.map((key) => [key, value[key]])));
  mergeInto(value, addition);
  return { ...change, pointer: toPointer(location), before };
}

function placeOfAction(action: Action): Pick<Change, "rule" | "at"> {
  return { rule: "overlay", at: positionOf(action, "target") };
}
