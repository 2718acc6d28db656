import type { Node } from "../openapi/walk.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { lookUp } from "../values/json-pointer.ts";
import type { View } from "./schema-states.ts";
import { findUses } from "./schema-uses.ts";
import { applyView } from "./views.ts";
import { textOf } from "../values/text-of.ts";

/** Whether the API sends the value, as in a response, or receives it, as in a request. */
type Direction = "sent" | "received";

/**
 * A required property that is read-only is required in responses only, and one that is write-only in requests only. In
 * the other direction it becomes optional. A component that is used in both directions becomes two: `Task` for
 * responses and `TaskInput` for requests.
 */
export function splitByDirection(document: JsonObject): void {
  const hasFlag = createFlagTest(document);
  const freed = (schema: JsonObject, direction: Direction) => {
    const flag = direction === "sent" ? "writeOnly" : "readOnly";
    const properties = objectAt(schema, "properties");
    const isFreed = (name: unknown) => hasFlag(properties[textOf(name)], flag);
    return new Set(listAt(schema, "required").filter(isFreed));
  };
  const view: View<Direction> = {
    states: ["sent", "received"],
    suffix: () => "Input",
    next: (direction) => direction,
    isAffected: (schema, direction) => freed(schema, direction).size > 0,
    apply(schema, direction) {
      const optional = freed(schema, direction);
      if (optional.size === 0) return;
      schema["required"] = listAt(schema, "required").filter((name) => !optional.has(name));
    },
  };
  applyView(document, findUses(document, directionOf), view);
}

type Flag = "readOnly" | "writeOnly";

/** Creates a test for `readOnly` or `writeOnly` that follows references and parts of `allOf`, and visits each once. */
function createFlagTest(document: JsonObject) {
  const known = { readOnly: new Map<unknown, boolean>(), writeOnly: new Map<unknown, boolean>() };
  const isSet = (schema: unknown, flag: Flag): boolean => {
    if (!isObject(schema)) return false;
    const found = known[flag].get(schema);
    if (found !== undefined) return found;
    known[flag].set(schema, false); // ends a circle
    const { $ref: reference } = schema;
    const parts = [...listAt(schema, "allOf")];
    if (typeof reference === "string") parts.push(lookUp(document, reference));
    const result = schema[flag] === true || parts.some((part) => isSet(part, flag));
    known[flag].set(schema, result);
    return result;
  };
  // A property with both flags is a mistake that says nothing.
  return (property: unknown, flag: Flag) =>
    isSet(property, flag) && !isSet(property, flag === "readOnly" ? "writeOnly" : "readOnly");
}

/** In callbacks and webhooks the API sends the request and receives the response. */
function directionOf(_: JsonObject, holder: Node): Direction {
  let isReceived = false;
  let isReversed = false;
  for (let at: Node | undefined = holder; at; at = at.parent) {
    if (at.kind === "requestBody" || at.kind === "parameter") isReceived = true;
    if (at.kind === "response") isReceived = false;
    const isWebhook = at.kind === "pathItem" && at.parent?.kind === "document";
    if (at.kind === "callback" || isWebhook) isReversed = true;
  }
  return isReceived === isReversed ? "sent" : "received";
}
