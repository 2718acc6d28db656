import { positionOf } from "../report/origins.ts";
import { DocumentError } from "../report/problems.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";

/** A checked step of an overlay: it has a target, and either an update or `remove: true`. */
export type Action = JsonObject & { target: string };

export function actionsOf(overlay: unknown): Action[] {
  if (!isObject(overlay)) throw new DocumentError("overlay", "The overlay is not a YAML object.");
  if (!/^1\.0\.\d+$/.test(String(overlay["overlay"] ?? "")))
    throw overlayError(overlay, "overlay", "The overlay has no `overlay: 1.0.0`. Add it.");
  if (!isObject(overlay["info"]))
    throw overlayError(
      overlay,
      "info",
      "The overlay has no `info`. Add it, with a title and a version.",
    );
  const { actions } = overlay;
  if (!Array.isArray(actions) || actions.length === 0)
    throw overlayError(overlay, "actions", "The overlay has no actions. Add one.");
  return actions.map((action: unknown, index) => checkAction(action, actions, index));
}

const ACTION_KEYS = new Set(["target", "description", "update", "remove"]);

function checkAction(action: unknown, actions: unknown[], index: number): Action {
  if (!isObject(action)) throw overlayError(actions, index, "The action is not a YAML object.");
  const unknownKey = Object.keys(action).find(
    (key) => !ACTION_KEYS.has(key) && !key.startsWith("x-"),
  );
  if (unknownKey !== undefined) {
    const message = `The action has the unknown key "${unknownKey}". Use ${[...ACTION_KEYS].join(", ")} or x-*.`;
    throw overlayError(action, unknownKey, message);
  }
  if (typeof action["target"] !== "string")
    throw overlayError(actions, index, "The action has no `target`. Add a JSONPath.");
  if ((action["remove"] === true) === Object.hasOwn(action, "update"))
    throw overlayError(actions, index, "The action needs either `update` or `remove: true`.");
  return action as Action; // its target was checked above
}

export function overlayError(container: object, key: Key, message: string): DocumentError {
  return new DocumentError("overlay", message, positionOf(container, key));
}
