import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import type { Key } from "../values/json-pointer.ts";
import { ITEM_SCHEMA, streamBodies } from "./stream-items.ts";

/** The entry of the document from which a name in the types was generated. */
export interface Entry {
  container: object;
  key: Key;
  inside?: Inside | undefined;
}

/** How the names inside a type are found: by their meaning in OpenAPI, or as parts of a schema. */
export type Inside = { find: Find } | { schema: unknown };

export type Find = (name: string) => Entry | undefined;

/**
 * The items of a stream have a name in the types only. A schema of which the types have several forms is found by the
 * beginning of its name: `Task` for `TaskInput`.
 */
export function findSchema(document: JsonObject, name: string): Entry | undefined {
  const container = objectAt(document["components"], "schemas");
  if (Object.hasOwn(container, name)) return schemaEntry(container, name);
  const stream = streamsOf(document).get(name);
  if (stream) return schemaEntry(stream, ITEM_SCHEMA);
  const candidates = Object.keys(container).filter((key) => name.startsWith(key));
  const longest = candidates.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : schemaEntry(container, longest);
}

const streams = new WeakMap<JsonObject, Map<string, JsonObject>>();

/** Found once per document, because each name of a schema is looked up in them. */
function streamsOf(document: JsonObject): Map<string, JsonObject> {
  const known = streams.get(document) ?? streamBodies(document);
  streams.set(document, known);
  return known;
}

function schemaEntry(container: JsonObject, key: string): Entry {
  return { container, key, inside: { schema: container[key] } };
}

const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const SINGLE = ["items", "additionalProperties", "not"];

/** A schema and the schemas that are part of its type, without the schemas of properties. */
export function partsOf(schema: unknown): JsonObject[] {
  if (!isObject(schema)) return [];
  const children = [
    ...LISTS.flatMap((keyword) => listAt(schema, keyword)),
    ...SINGLE.map((keyword) => schema[keyword]),
    ...Object.values(objectAt(schema, "patternProperties")),
  ];
  return [schema, ...children.flatMap(partsOf)];
}

/** The first part with all the names, and the other parts after it. The part that was found is taken from the list. */
export function takePart(parts: JsonObject[], names: readonly string[]): JsonObject[] {
  const index = parts.findIndex((part) => {
    const properties = objectAt(part, "properties");
    return names.every((name) => Object.hasOwn(properties, name));
  });
  const [part] = index === -1 ? [] : parts.splice(index, 1);
  return part ? [part, ...parts] : parts;
}

export function findProperty(parts: readonly JsonObject[], name: string): Entry | undefined {
  for (const part of parts) {
    const container = objectAt(part, "properties");
    if (Object.hasOwn(container, name)) {
      return { container, key: name, inside: { schema: container[name] } };
    }
  }
  return undefined;
}

export function findEnumValue(parts: readonly JsonObject[], value: unknown): Entry | undefined {
  for (const part of parts) {
    const values = listAt(part, "enum");
    const key = values.indexOf(value);
    if (key !== -1) return { container: values, key };
    if (part["const"] === value) return { container: part, key: "const" };
  }
  return undefined;
}
