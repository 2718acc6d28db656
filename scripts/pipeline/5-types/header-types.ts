import { kindBehind } from "../openapi/component-sections.ts";
import type { Node } from "../openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { lookUp } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

/** openapi-typescript would write the media types of a header as properties of its value. */
export function useHeaderSchema({ kind, value: header }: Node): void {
  if (kind !== "header" || !isObject(header) || !isObject(header["content"])) return;
  const [mediaType] = Object.values(header["content"]);
  header["schema"] = objectAt(mediaType, "schema");
  delete header["content"];
}

/**
 * openapi-typescript takes every reference to a header for a required header. A reference to an optional header moves
 * into a schema, where it has the same type.
 */
export function keepHeaderOptional(node: Node, document: JsonObject): void {
  const { kind, value, container, key } = node;
  if (kind !== "reference" || kindBehind(node) !== "header" || !isObject(value)) return;
  const header = lookUp(document, textOf(value["$ref"]));
  const isRequired = isObject(header) && header["required"] === true;
  if (!isRequired && container && key !== undefined) Reflect.set(container, key, { schema: value });
}
