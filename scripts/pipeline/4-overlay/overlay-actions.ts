import { positionOf } from "../report/origins.ts";
import { DocumentError } from "../report/problems.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

/** A checked step of an overlay: it has a target, and one of `update`, `copy` and `remove: true`. */
export type Action = JsonObject & { target: string };

/** The actions of an overlay, and whether they follow version 1.1 of the Overlay specification. */
export interface Actions {
  list: Action[];
  isVersion11: boolean;
}

export function actionsOf(overlay: unknown): Actions {
  if (!isObject(overlay))
    throw new DocumentError(
      "overlay",
      "The overlay is not a YAML object. Begin it with `overlay: 1.0.0`, `info`, and `actions`.",
    );
  const version = /^1\.([01])\.\d+$/.exec(textOf(overlay["overlay"] ?? ""));
  if (!version) {
    const problem = Object.hasOwn(overlay, "overlay")
      ? `The version ${JSON.stringify(overlay["overlay"])} of the overlay is not supported.`
      : "The overlay does not state its version.";
    const message = `${problem} Write \`overlay: 1.0.0\` or \`overlay: 1.1.0\`.`;
    throw overlayError(overlay, "overlay", message);
  }
  const isVersion11 = version[1] === "1";
  if (!isObject(overlay["info"]))
    throw overlayError(
      overlay,
      "info",
      "The overlay has no `info`. Add it, with a title and a version.",
    );
  const { actions } = overlay;
  if (!Array.isArray(actions) || actions.length === 0)
    throw overlayError(overlay, "actions", "The overlay has no actions. Add one.");
  const list = actions.map((action: unknown, index) => checkAction(action, actions, index));
  const copy = list.find((action) => Object.hasOwn(action, "copy"));
  if (copy && !isVersion11) {
    throw overlayError(copy, "copy", "`copy` needs version 1.1. Write `overlay: 1.1.0`.");
  }
  return { list, isVersion11 };
}

const ACTION_KEYS = new Set(["target", "description", "update", "copy", "remove"]);

function checkAction(action: unknown, actions: unknown[], index: number): Action {
  if (!isObject(action)) throw overlayError(actions, index, "The action is not a YAML object.");
  const unknownKey = Object.keys(action).find(
    (key) => !ACTION_KEYS.has(key) && !key.startsWith("x-"),
  );
  if (unknownKey !== undefined) {
    const message = `The action has the unknown key "${unknownKey}". Use ${[...ACTION_KEYS].join(", ")} or x-*.`;
    throw overlayError(action, unknownKey, message);
  }
  if (typeof action["target"] !== "string" || action["target"].trim() === "")
    throw overlayError(actions, index, "The action has no `target`. Add a JSONPath.");
  const kinds = [
    action["remove"] === true,
    Object.hasOwn(action, "update"),
    Object.hasOwn(action, "copy"),
  ];
  if (kinds.filter(Boolean).length !== 1) {
    const message =
      "The action needs exactly one of `update`, `copy` and `remove: true`. Write one action for each of them.";
    throw overlayError(actions, index, message);
  }
  return action as Action; // its target was checked above
}

export function overlayError(container: object, key: Key, message: string): DocumentError {
  return new DocumentError("overlay", message, positionOf(container, key));
}
