import { pascalCase } from "../openapi/identifiers.ts";
import { walk, type Node } from "../openapi/walk.ts";
import { freeName } from "../values/free-name.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";

/** Makes the item of each stream a component: its type gets a name, `ChatStreamItem` for the operation `chat`. */
export function nameStreamItems(document: JsonObject): void {
  const items: { name: string; schema: unknown }[] = [];
  walk(document, (node) => {
    const { kind, value } = node;
    if (kind !== "mediaType" || !isObject(value) || !Object.hasOwn(value, "x-item-schema")) return;
    items.push({
      name: `${ownerName(node).replace(/Stream$/, "")}StreamItem`,
      schema: value["x-item-schema"],
    });
    delete value["x-item-schema"];
  });
  if (items.length === 0) return;
  const components = ((document["components"] as JsonObject | undefined) ??= {}); // a normalized document
  const schemas = ((components["schemas"] as JsonObject | undefined) ??= {}); // likewise
  for (const { name, schema } of items)
    schemas[freeName(name, (other) => Object.hasOwn(schemas, other))] = schema;
}

function ownerName(node: Node): string {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.parent?.kind === "components") return pascalCase(String(at.key));
    if (at.kind !== "operation" || !isObject(at.value)) continue;
    const id = at.value["operationId"];
    return pascalCase(
      typeof id === "string" ? id : `${String(at.key)} ${String(at.parent?.key ?? "")}`,
    );
  }
  return "";
}
