import { pascalCase } from "../openapi/identifiers.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { lookUp, toPointer, type Key } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

/** The name of a part of the document. A schema in `$defs` keeps its own name. */
export function partName(document: JsonObject, segments: readonly Key[]): string {
  const [keyword, name] = segments.slice(-2);
  const isDefinition = keyword === "$defs" || keyword === "definitions";
  return isDefinition && name !== "" ? textOf(name) : qualifiedPartName(document, segments);
}

/** The name of a part with that of its owner: `TaskStatus` for the property `status` of the schema `Task`. */
export function qualifiedPartName(document: JsonObject, segments: readonly Key[]): string {
  const { words, length } = ownerOf(document, segments);
  let end = length;
  while (end < segments.length) {
    const keyword = String(segments[end]);
    const isNameBehind = NAMED.has(keyword) || LISTED.has(keyword);
    end += isNameBehind ? 2 : 1;
    const isWhole = isNameBehind && end <= segments.length;
    words.push(
      isWhole ? nameAt(document, segments.slice(0, end)) : (WORDS.get(keyword) ?? keyword),
    );
  }
  return pascalCase(words.join(" ")) || "Part";
}

/** Keywords of maps from names. */
const NAMED: ReadonlySet<string> = new Set([
  "$defs",
  "callbacks",
  "content",
  "definitions",
  "dependentSchemas",
  "headers",
  "links",
  "patternProperties",
  "properties",
  "responses",
]);

const LISTED: ReadonlySet<string> = new Set([
  "allOf",
  "anyOf",
  "oneOf",
  "parameters",
  "prefixItems",
]);

const WORDS: ReadonlyMap<string, string> = new Map([
  ["additionalProperties", "value"],
  ["items", "item"],
  ["requestBody", "body"],
  ["schema", ""],
]);

interface Owner {
  words: string[];
  /** How many segments lead to the owner. */
  length: number;
}

/** The component or operation that a part belongs to. */
function ownerOf(document: JsonObject, segments: readonly Key[]): Owner {
  const [root, first = "", second = ""] = segments;
  if (root === "components") return { words: [textOf(second || first)], length: 3 };
  if (root !== "paths" && root !== "webhooks") return { words: [], length: 0 };
  const operation = objectAt(objectAt(document[root], String(first)), String(second));
  const { operationId } = operation;
  if (typeof operationId === "string") return { words: [operationId], length: 3 };
  // The keys of a path item that are not methods have keywords below them.
  if (LISTED.has(String(second))) return { words: [String(first)], length: 2 };
  return { words: [String(second), String(first)], length: 3 };
}

/** The name under a keyword. A media type is left out, and the item of a list has the name of its parameter or its number. */
function nameAt(document: JsonObject, segments: readonly Key[]): string {
  const [keyword, key] = segments.slice(-2);
  if (keyword === "content") return "";
  if (!LISTED.has(textOf(keyword))) return String(key);
  const item = lookUp(document, `#${toPointer(segments)}`);
  const name = isObject(item) ? item["name"] : undefined;
  return typeof name === "string" ? name : String(Number(key) + 1);
}
