import { pascalCase } from "../openapi/identifiers.ts";
import { walk, type Node } from "../openapi/walk.ts";
import { freeName } from "../values/free-name.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";

interface StreamItem {
  name: string;
  /** The body of the stream. */
  body: JsonObject;
}

/**
 * Makes the item of each stream a component, so that its type has a name: `ChatStreamItem` for the operation `chat`. The
 * body refers to it.
 */
export function nameStreamItems(document: JsonObject): void {
  const items = findStreamItems(document);
  if (items.length === 0) return;
  const components = ((document["components"] as JsonObject | undefined) ??= {}); // an object in a normalized document
  const schemas = ((components["schemas"] as JsonObject | undefined) ??= {}); // likewise
  for (const { name, body } of items) {
    const component = freeName(name, (other) => Object.hasOwn(schemas, other));
    schemas[component] = body["x-item-schema"];
    body["x-item-schema"] = { $ref: `#/components/schemas/${component}` };
  }
}

function findStreamItems(document: JsonObject): StreamItem[] {
  const items: StreamItem[] = [];
  walk(document, (node) => {
    const { kind, value } = node;
    if (kind !== "mediaType" || !isObject(value) || !Object.hasOwn(value, "x-item-schema")) return;
    const name = `${ownerName(node).replace(/Stream$/, "")}StreamItem`;
    items.push({ name, body: value });
  });
  return items;
}

/** The name of the component or the operation that contains the node. */
function ownerName(node: Node): string {
  const { kind, key, parent, value } = node;
  if (parent?.kind === "components") return pascalCase(String(key));
  if (kind === "operation" && isObject(value)) {
    const id = value["operationId"];
    return pascalCase(typeof id === "string" ? id : `${String(key)} ${String(parent?.key ?? "")}`);
  }
  return parent ? ownerName(parent) : "";
}
