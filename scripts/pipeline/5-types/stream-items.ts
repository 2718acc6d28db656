import { pascalCase } from "../openapi/identifiers.ts";
import { walk, type Node } from "../openapi/walk.ts";
import { freeName } from "../values/free-name.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";

/** The key of a body that has the schema of the items of its stream. */
export const ITEM_SCHEMA = "x-item-schema";

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
  const bodies = streamBodies(document);
  if (bodies.size === 0) return;
  const components = ((document["components"] as JsonObject | undefined) ??= {}); // an object in a normalized document
  const schemas = ((components["schemas"] as JsonObject | undefined) ??= {}); // likewise
  for (const [component, body] of bodies) {
    schemas[component] = body[ITEM_SCHEMA];
    body[ITEM_SCHEMA] = { $ref: `#/components/schemas/${component}` };
  }
}

/** The body of each stream, by the name of the component that the types have for its items. */
export function streamBodies(document: JsonObject): Map<string, JsonObject> {
  const schemas = objectAt(document["components"], "schemas");
  const bodies = new Map<string, JsonObject>();
  for (const { name, body } of findStreamItems(document)) {
    const isTaken = (other: string) => Object.hasOwn(schemas, other) || bodies.has(other);
    bodies.set(freeName(name, isTaken), body);
  }
  return bodies;
}

function findStreamItems(document: JsonObject): StreamItem[] {
  const items: StreamItem[] = [];
  walk(document, (node) => {
    const { kind, value } = node;
    if (kind !== "mediaType" || !isObject(value) || !Object.hasOwn(value, ITEM_SCHEMA)) return;
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
