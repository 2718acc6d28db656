import { walk, type NodeKind } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";

/** The parts of each kind whose names openapi-typescript can sort. */
const NAMED_PARTS: Partial<Record<NodeKind, readonly string[]>> = {
  document: ["paths", "webhooks"],
  operation: ["responses"],
  response: ["headers", "content"],
  requestBody: ["content"],
  schema: ["properties", "patternProperties"],
};

const { compare } = new Intl.Collator("en-us", { numeric: true });

/**
 * Sorts the names in a document, so that the order of the pages does not change the types. openapi-typescript can do the
 * same, but it compares names by `localeCompare`, which takes fifty times as long, and follows the language of the machine.
 */
export function sortNames(document: JsonObject): void {
  const nameOf = (parameter: unknown) => {
    const target = resolve(document, parameter);
    return isObject(target) ? String(target["name"]) : "";
  };
  walk(document, ({ kind, value }) => {
    if (!isObject(value)) return;
    const parts = kind === "components" ? Object.keys(value) : (NAMED_PARTS[kind] ?? []);
    for (const part of parts) {
      const named = value[part];
      if (isObject(named)) value[part] = withSortedKeys(named);
    }
    const parameters: unknown = value["parameters"];
    const hasParameters = kind === "operation" || kind === "pathItem";
    if (hasParameters && Array.isArray(parameters))
      parameters.sort((a, b) => compare(nameOf(a), nameOf(b)));
  });
}

function withSortedKeys(named: JsonObject): JsonObject {
  const keys = Object.keys(named).sort(compare);
  return Object.fromEntries(keys.map((key) => [key, named[key]]));
}
