import { isSchemaAnnotation } from "../openapi/schemas.ts";
import { walk, type NodeKind, type Node } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { markBlobs } from "./blobs.ts";
import { dropLiteralTags } from "./discriminators.ts";
import { nameStreamItems } from "./stream-items.ts";

/**
 * A copy of a normalized document that means the same, in words that openapi-typescript reads right: for its types only.
 * It looks for references and discriminators in examples and extensions too, and takes `anyOf` beside other keywords
 * for an alternative to them.
 */
export function simplify(document: JsonObject): JsonObject {
  const copy = roundIntegers(document);
  walk(copy, dropForeign);
  nameStreamItems(copy);
  dropLiteralTags(copy);
  walk(copy, (node) => {
    separateChoice(node);
    widenMap(node);
  });
  markBlobs(copy);
  return copy;
}

/** An integer beyond 2^53 is a rounded number, as it will be when the client parses it. */
function roundIntegers(document: JsonObject): JsonObject {
  const text = JSON.stringify(document, (_, value: unknown) =>
    typeof value === "bigint" ? Number(value) : value,
  );
  return JSON.parse(text) as JsonObject; // the copy of an object is an object
}

/** What the generator looks into though no schema stands there; what it can print, and does no harm, stays. */
function dropForeign({ kind, value }: Node): void {
  if (!isObject(value) || kind === "paths") return;
  for (const key of Object.keys(value)) {
    const isExtension = key.startsWith("x-") && key !== "x-item-schema";
    const isNamedExample = key === "examples" && kind !== "schema";
    const isPrinted = kind === "schema" && ["example", "examples", "default"].includes(key);
    if (isExtension || (isNamedExample && HOLDERS.has(kind))) delete value[key];
    else if ((isPrinted || key === "example") && holdsKeyword(value[key])) delete value[key];
  }
}

const HOLDERS: ReadonlySet<NodeKind> = new Set(["components", "header", "mediaType", "parameter"]);

function holdsKeyword(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Object.hasOwn(value, "$ref") || Object.hasOwn(value, "discriminator")) return true;
  return Object.values(value).some(holdsKeyword);
}

/**
 * TypeScript's index signature speaks of all keys, `additionalProperties` only of those that have no schema of their
 * own: the signature takes in what the others hold. Keys of a pattern have no type of their own. What holds schemas is
 * not written twice, or nested maps would double with each level: the signature is unknown then.
 */
function widenMap({ kind, value: schema }: Node): void {
  if (kind !== "schema" || !isObject(schema)) return;
  const { properties, patternProperties, additionalProperties: rest = true } = schema;
  const named = isObject(properties) ? Object.values(properties) : [];
  const matched = isObject(patternProperties) ? Object.values(patternProperties) : [];
  delete schema["patternProperties"];
  const others = rest === false ? matched : [rest, ...matched];
  const isSaid = matched.length > 0 || (isObject(rest) && named.length > 0);
  if (!isSaid || others.length === 0) return;
  const isOpen = others.includes(true) || named.some(holdsSchema);
  schema["additionalProperties"] = isOpen || {
    anyOf: [...others, ...named.map((part) => structuredClone(part))],
  };
}

/** Whether anything in a schema could be a schema; a list of literals could not. */
function holdsSchema(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  return Object.values(schema).some(
    (part) => isObject(part) || (Array.isArray(part) && part.some(isObject)),
  );
}

/** `{ properties, anyOf }` → `{ allOf: [{ properties }, { anyOf }] }`: both hold. */
function separateChoice({ kind, value: schema }: Node): void {
  if (kind !== "schema" || !isObject(schema)) return;
  if (Object.hasOwn(schema, "const") && schema["const"] === null) schema["type"] = "null";
  const keywords = Object.keys(schema).filter((key) => !isSchemaAnnotation(key));
  const choices: string[] = keywords.filter((key) => key === "anyOf" || key === "oneOf");
  const others = keywords.filter((key) => !choices.includes(key) && key !== "discriminator");
  if (choices.length === 0 || others.length + choices.length === 1) return;
  if (!choices.includes("anyOf") && schema["type"] === "object") return;
  const parts: unknown[] = choices.map((key) => ({ [key]: schema[key] }));
  const isBare = others.every((key) => key === "type" && schema["type"] === "object");
  const rest = Object.fromEntries(others.map((key) => [key, schema[key]]));
  for (const key of [...others, ...choices]) delete schema[key];
  schema["allOf"] = isBare ? parts : [rest, ...parts];
}
