import { query, type JSONPathNode } from "json-p3";
import type { Change } from "../report/change.ts";
import { positionOf } from "../report/origins.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { toPointer, type Key } from "../values/json-pointer.ts";
import { actionsOf, failure, type Action } from "./overlay-actions.ts";
import { cloneInto, mergeInto } from "./overlay-merge.ts";

export interface OverlayResult {
  changes: Change[];
  problems: Problem[];
}

/**
 * Applies an OpenAPI Overlay 1.0 in place. Strict: an action that matches nothing or changes nothing is an error, so
 * that a patch cannot outlive its reason.
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
  const matches = findMatches(document, action);
  if (matches.length === 0)
    throw failure(action, "target", `The target ${action.target} matches nothing.`);
  const before = matches.map(({ value }) => canonicalJson(value));
  const changes =
    action["remove"] === true ? removeAll(document, matches, action) : updateAll(matches, action);
  if (
    action["remove"] !== true &&
    matches.every(({ value }, index) => canonicalJson(value) === before[index])
  ) {
    throw failure(
      action,
      "update",
      `The update of ${action.target} changes nothing: remove the action.`,
    );
  }
  return changes;
}

interface Match {
  location: Key[];
  value: unknown;
}

function findMatches(document: JsonObject, action: Action): Match[] {
  try {
    // The document was parsed from YAML: it holds JSON values only.
    const nodes = query(action.target, document as Parameters<typeof query>[1]).nodes;
    return nodes.map((node: JSONPathNode) => ({ location: node.location, value: node.value }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw failure(action, "target", `The target is no JSONPath of RFC 9535: ${reason}.`);
  }
}

/** From the end, so that taking away an item of a list does not move those that are still to go. */
function removeAll(document: JsonObject, matches: Match[], action: Action): Change[] {
  return [...matches].reverse().map(({ location, value }) => {
    const key = location.at(-1);
    if (key === undefined) throw failure(action, "target", "The whole document cannot be removed.");
    const container = location
      .slice(0, -1)
      .reduce<unknown>((at, step) => Reflect.get(at as object, step), document);
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else Reflect.deleteProperty(container as object, key); // the query found a value in it
    return changeAt(action, location, value, undefined);
  });
}

function updateAll(matches: Match[], action: Action): Change[] {
  const { update } = action;
  return matches.map(({ location, value }) => {
    if (Array.isArray(value)) {
      const copy = cloneInto(update, action, "update");
      value.push(copy);
      return changeAt(action, [...location, value.length - 1], undefined, update);
    }
    if (!isObject(value) || !isObject(update)) {
      throw failure(
        action,
        "update",
        "An update needs an object or a list as its target, and an object to merge.",
      );
    }
    const before = Object.fromEntries(Object.keys(update).flatMap((key) => touched(value, key)));
    const change = changeAt(action, location, structuredClone(before), update);
    mergeInto(value, update);
    return change;
  });
}

function touched(value: JsonObject, key: string): [string, unknown][] {
  return Object.hasOwn(value, key) ? [[key, value[key]]] : [];
}

function changeAt(action: Action, location: Key[], before: unknown, after: unknown): Change {
  return {
    rule: "overlay",
    at: positionOf(action, "target"),
    pointer: toPointer(location),
    before,
    after,
  };
}
