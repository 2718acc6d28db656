import { positionOf } from "../report/origins.ts";
import { problemOf, type Problem } from "../report/problems.ts";
import { isObject } from "../values/json-object.ts";
import type { Action } from "./overlay-actions.ts";
import { textOf } from "../values/text-of.ts";

/** The placeholder of a draft for a source or a fact. */
const OPEN = /^(TODO|…|\.\.\.)/;

/** Reports an action that was drafted and not completed: its fact or its source is still missing. */
export function findOpenSource(action: Action): Problem[] {
  const hasOpenSource = OPEN.test(textOf(action["x-source"] ?? ""));
  if (!hasOpenSource && !hasOpenText(action["update"])) return [];
  const message = hasOpenSource
    ? `The action for ${action.target} does not name its source. Replace the \`x-source\` with the place that states the fact.`
    : `The update of ${action.target} still has a placeholder. Replace it with the fact.`;
  const at = positionOf(action, hasOpenSource ? "x-source" : "update");
  return [problemOf("draft-action", message, { at })];
}

/** Whether a text is a placeholder and nothing else. */
function hasOpenText(value: unknown): boolean {
  if (typeof value === "string") return OPEN.test(value) && value.length <= "TODO".length;
  if (Array.isArray(value)) return value.some(hasOpenText);
  return isObject(value) && Object.values(value).some(hasOpenText);
}
