import { listEnums } from "../pipeline/5-types/enums.ts";
import { aliasNames } from "../pipeline/5-types/schema-aliases.ts";
import { copyWithoutIgnoredData, resolveMeaning } from "../pipeline/5-types/simplify.ts";
import { nameStreamItems } from "../pipeline/5-types/stream-items.ts";
import { walk } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { escapeSegment } from "../pipeline/values/json-pointer.ts";
import { setPointer } from "./placed-node.ts";

/** Holds the pointer of a schema while the pipeline copies and moves it. */
const POINTER_KEYWORD = "x-diff-pointer";

/** A document as the types show it, with the names that the types export. */
export interface TypeDocument {
  /** Each schema keeps its JSON pointer in the original document. */
  document: JsonObject;
  /** The pointer of the enum of each exported array. */
  arrays: Map<string, string>;
  /** The exported type of each component schema. */
  aliases: Map<string, string>;
}

/** Writes the tags of discriminators, the directions of read-only properties and the names of stream items into a copy. */
export function typeDocument(original: JsonObject): TypeDocument {
  const document = copyWithoutIgnoredData(original);
  writePointers(document);
  nameStreamItems(document);
  const arrays = listEnums(document).map(({ name, schema }): [string, string] => [
    name,
    String(schema[POINTER_KEYWORD]),
  ]);
  resolveMeaning(document);
  takePointers(document);
  return { document, arrays: new Map(arrays), aliases: aliasNames(document) };
}

function writePointers(document: JsonObject): void {
  const pointers = pointersOf(document);
  walk(document, ({ kind, value }) => {
    if (kind === "schema" && isObject(value)) value[POINTER_KEYWORD] = pointers.get(value);
  });
}

function takePointers(document: JsonObject): void {
  for (const value of pointersOf(document).keys()) {
    const pointer: unknown = Reflect.get(value, POINTER_KEYWORD);
    if (typeof pointer !== "string") continue;
    Reflect.deleteProperty(value, POINTER_KEYWORD);
    setPointer(value, pointer);
  }
}

/** The objects and lists of a document, each with its JSON pointer. */
export function pointersOf(document: JsonObject): Map<object, string> {
  const found = new Map<object, string>([[document, ""]]);
  // The map grows while the loop runs.
  for (const [holder, pointer] of found) {
    for (const [key, value] of Object.entries(holder) as [string, unknown][]) {
      if (typeof value !== "object" || value === null || found.has(value)) continue;
      found.set(value, `${pointer}/${escapeSegment(key)}`);
    }
  }
  return found;
}
