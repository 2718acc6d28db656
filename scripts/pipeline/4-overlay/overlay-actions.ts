import { positionOf } from "../report/origins.ts";
import { DocumentError } from "../report/problems.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";

/** One step of an overlay, checked: it has a target, and either an update or `remove: true`. */
export type Action = JsonObject & { target: string };

export function actionsOf(overlay: unknown): Action[] {
  if (!isObject(overlay)) throw new DocumentError("overlay", "An overlay is a YAML object.");
  if (!/^1\.0\.\d+$/.test(String(overlay["overlay"] ?? ""))) {
    throw failure(overlay, "overlay", "The file does not say `overlay: 1.0.0`.");
  }
  if (!isObject(overlay["info"])) throw failure(overlay, "info", "The overlay has no `info`.");
  const { actions } = overlay;
  if (!Array.isArray(actions) || actions.length === 0)
    throw failure(overlay, "actions", "The overlay has no actions.");
  return actions.map((action: unknown, index) => checkAction(action, actions, index));
}

const ACTION_KEYS = new Set(["target", "description", "update", "remove"]);

function checkAction(action: unknown, actions: unknown[], index: number): Action {
  if (!isObject(action)) throw failure(actions, index, "An action is a YAML object.");
  const foreign = Object.keys(action).find((key) => !ACTION_KEYS.has(key) && !key.startsWith("x-"));
  if (foreign !== undefined) throw failure(action, foreign, `An action has no key "${foreign}".`);
  if (typeof action["target"] !== "string")
    throw failure(actions, index, "The action has no target.");
  if ((action["remove"] === true) === Object.hasOwn(action, "update")) {
    throw failure(actions, index, "An action has either `update` or `remove: true`.");
  }
  return action as Action; // its target was checked above
}

export function failure(container: object, key: Key, message: string): DocumentError {
  return new DocumentError("overlay", message, positionOf(container, key));
}
