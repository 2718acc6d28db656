import { isSchemaAnnotation } from "../openapi/schemas.ts";
import { walk, type NodeKind, type Node } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { markBlobs } from "./blobs.ts";
import { copyReferredComponents } from "./component-aliases.ts";
import { splitByDirection } from "./directions.ts";
import { keepHeaderOptional, useHeaderSchema } from "./header-types.ts";
import { widenIndexSignature } from "./index-signatures.ts";
import { writeDiscriminatorTags } from "./discriminators.ts";
import { dropTypeOfEnum } from "./enum-of-objects.ts";
import { declareRequiredProperties } from "./required-properties.ts";
import { nameStreamItems } from "./stream-items.ts";
import { writeSuccess } from "./success-responses.ts";
import { replaceUnevaluated } from "./unevaluated.ts";

/**
 * A copy of a normalized document without the data that the generator would read as schemas, in which the items of
 * streams have names. It has the enums of the document.
 */
export function copyForTypes(document: JsonObject): JsonObject {
  const copy = copyWithoutIgnoredData(document);
  nameStreamItems(copy);
  return copy;
}

export function copyWithoutIgnoredData(document: JsonObject): JsonObject {
  const copy = roundIntegers(document) as JsonObject; // the copy of an object is an object
  walk(copy, (node) => {
    removeIgnoredData(node);
    useHeaderSchema(node);
  });
  return copy;
}

/**
 * Rewrites the copy, so that it means the same in a form from which openapi-typescript generates correct types.
 * For example, openapi-typescript follows references in examples, and reads `anyOf` beside other keywords as an
 * alternative to them.
 */
export function simplify(copy: JsonObject): JsonObject {
  resolveMeaning(copy);
  copyReferredComponents(copy);
  walk(copy, (node) => {
    writeSuccess(node);
    keepHeaderOptional(node, copy);
    dropTypeOfEnum(node);
    moveChoiceToAllOf(node);
    widenIndexSignature(node);
  });
  return copy;
}

/** Writes into the schemas what other parts of the document say about their values: tags, directions, and bytes. */
export function resolveMeaning(copy: JsonObject): void {
  writeDiscriminatorTags(copy);
  walk(copy, replaceUnevaluated);
  declareRequiredProperties(copy);
  splitByDirection(copy);
  markBlobs(copy);
}

/** A copy in which an integer beyond 2^53 is the nearest number, as it will be when a client parses it. */
function roundIntegers(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(roundIntegers);
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) copy[key] = roundIntegers(value[key]);
  return copy;
}

/** Removes extensions and examples that the generator would read as schemas. It prints other examples in comments. */
function removeIgnoredData({ kind, value }: Node): void {
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) {
    const isExtension = key.startsWith("x-") && key !== "x-item-schema";
    const isNamedExample = key === "examples" && WITH_NAMED_EXAMPLES.has(kind);
    const isPrinted = kind === "schema" && ["example", "examples", "default"].includes(key);
    // Without it, the type is wider, but true.
    const isChoice = kind === "schema" && (key === "enum" || key === "const");
    const isData = isPrinted || isChoice || key === "example";
    // Its keys are names of properties, which may be those of keywords.
    const isUnread = kind === "schema" && key === "dependentRequired";
    if (isExtension || isNamedExample || isUnread) delete value[key];
    else if (isData && looksLikeSchema(value[key])) delete value[key];
  }
}

const WITH_NAMED_EXAMPLES: ReadonlySet<NodeKind> = new Set([
  "components",
  "header",
  "mediaType",
  "parameter",
]);

/** The generator looks for these keys everywhere. */
const FOLLOWED_KEYS = ["$ref", "allOf", "anyOf", "discriminator", "oneOf"];

function looksLikeSchema(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (FOLLOWED_KEYS.some((key) => Object.hasOwn(value, key))) return true;
  return Object.values(value).some(looksLikeSchema);
}

/** `{ properties, anyOf }` → `{ allOf: [{ properties }, { anyOf }] }`, because a value must match both. */
function moveChoiceToAllOf({ kind, value: schema }: Node): void {
  if (kind !== "schema" || !isObject(schema)) return;
  if (Object.hasOwn(schema, "const") && schema["const"] === null) schema["type"] = "null";
  const keywords = Object.keys(schema).filter((key) => !isSchemaAnnotation(key));
  const choices: string[] = keywords.filter((key) => key === "anyOf" || key === "oneOf");
  const others = keywords.filter((key) => !choices.includes(key) && key !== "discriminator");
  if (choices.length === 0 || others.length + choices.length === 1) return;
  // The generator intersects `oneOf` with the properties of an object itself.
  if (!choices.includes("anyOf") && schema["type"] === "object") return;
  const parts: unknown[] = choices.map((key) => ({ [key]: schema[key] }));
  const isBare = others.every((key) => key === "type" && schema["type"] === "object");
  const rest = Object.fromEntries(others.map((key) => [key, schema[key]]));
  for (const key of [...others, ...choices]) delete schema[key];
  schema["allOf"] = isBare ? parts : [rest, ...parts];
}
