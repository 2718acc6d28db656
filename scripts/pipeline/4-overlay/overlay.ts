import type { Change } from "../report/change.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import { noteEditOf } from "../report/edits.ts";
import { removeItem } from "../report/list-origins.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import type { JsonObject } from "../values/json-object.ts";
import { toPointer } from "../values/json-pointer.ts";
import { findOpenSource } from "./open-source.ts";
import { actionsOf, overlayError, type Action } from "./overlay-actions.ts";
import { findMatches, findSource, lastFirst, valueAt, type Match } from "./overlay-matches.ts";
import { describeAction, editOf, update, type OverlayContext } from "./overlay-update.ts";

export interface OverlayResult {
  changes: Change[];
  problems: Problem[];
}

/**
 * Applies an OpenAPI Overlay 1.0 or 1.1 in place. An action that matches nothing or changes nothing is an error, so that
 * an action is removed once the pages no longer need it.
 */
export function applyOverlay(document: JsonObject, overlay: unknown): OverlayResult {
  const result: OverlayResult = { changes: [], problems: [] };
  const { list, isVersion11 } = actionsOf(overlay);
  for (const action of list) {
    try {
      result.changes.push(...applyAction({ document, isVersion11 }, action));
      result.problems.push(...findOpenSource(action));
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      result.problems.push(error.problem);
    }
  }
  return result;
}

function applyAction(context: OverlayContext, action: Action): Change[] {
  const { document } = context;
  const { target } = action;
  const matches = findMatches(document, action, "target");
  if (matches.length === 0) {
    const message = `The target ${target} does not match anything. Correct it, or remove the action if its page has gone.`;
    throw overlayError(action, "target", message);
  }
  if (action["remove"] === true) return removeAll(document, matches, action);
  const key = Object.hasOwn(action, "copy") ? "copy" : "update";
  const addition = key === "copy" ? findSource(document, action) : action["update"];
  const before = canonicalJson(matches.map(({ location }) => valueAt(document, location)));
  const changes = matches.map((match) => update(context, match, { action, key, addition }));
  const after = canonicalJson(matches.map(({ location }) => valueAt(document, location)));
  if (before !== after) return changes;
  const message = `The ${key} of ${target} does not change anything. Remove the action.`;
  throw overlayError(action, key, message);
}

function removeAll(document: JsonObject, matches: Match[], action: Action): Change[] {
  // The removal of a list item moves the items after it.
  return lastFirst(matches).map(({ location, value }) => {
    const key = location.at(-1);
    if (key === undefined) {
      const message = "The whole document cannot be removed. Choose a target inside it.";
      throw overlayError(action, "target", message);
    }
    const container = valueAt(document, location.slice(0, -1));
    if (Array.isArray(container)) removeItem(container, Number(key));
    else Reflect.deleteProperty(container as object, key); // the query found a value in it
    noteEditOf(container, editOf(action));
    return {
      ...describeAction(action),
      pointer: toPointer(location),
      before: value,
      after: undefined,
    };
  });
}
