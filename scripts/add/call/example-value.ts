import { typesOf } from "../../pipeline/openapi/schemas.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../../pipeline/values/json-object.ts";
import { resolve } from "../../pipeline/values/json-pointer.ts";

/** Nesting of schemas to read. It ends a schema that contains itself. */
const MAX_DEPTH = 8;

const FORMAT_EXAMPLES = new Map<unknown, string>([
  ["date", "2026-01-31"],
  ["date-time", "2026-01-31T12:00:00Z"],
  ["email", "name@example.com"],
  ["uri", "https://example.com"],
  ["url", "https://example.com"],
  ["uuid", "00000000-0000-0000-0000-000000000000"],
]);

/**
 * The example that the page gives for a parameter, a media type or a schema, or one composed of the examples of its
 * required properties. It may not fit the schema, so check it before use.
 */
export function exampleValue(document: JsonObject, holder: unknown, depth = 0): unknown {
  const node = resolve(document, holder);
  if (!isObject(node) || depth > MAX_DEPTH) return undefined;
  const own = ownExample(document, node);
  if (own !== undefined) return own;
  const [content] = Object.values(objectAt(node, "content"));
  const inner = node["schema"] ?? content;
  return inner === undefined
    ? schemaExample(document, node, depth)
    : exampleValue(document, inner, depth + 1);
}

/** `examples` is a list in a schema, and a map of objects with a value elsewhere. */
function ownExample(document: JsonObject, node: JsonObject): unknown {
  const { example, examples } = node;
  if (example !== undefined) return example;
  if (Array.isArray(examples)) return examples[0];
  const [first] = Object.values(objectAt(node, "examples"));
  const target = resolve(document, first);
  return isObject(target) ? target["value"] : undefined;
}

function schemaExample(document: JsonObject, schema: JsonObject, depth: number): unknown {
  const { const: constant, default: fallback, format } = schema;
  const [firstValue] = listAt(schema, "enum");
  const value = constant ?? fallback ?? firstValue ?? FORMAT_EXAMPLES.get(format);
  if (value !== undefined) return value;
  if (typesOf(schema).includes("array")) {
    const item = exampleValue(document, schema["items"], depth + 1);
    return item === undefined ? undefined : [item];
  }
  const [branch] = [...listAt(schema, "oneOf"), ...listAt(schema, "anyOf")];
  const parts = [...listAt(schema, "allOf"), branch].map((part) =>
    exampleValue(document, part, depth + 1),
  );
  const own = requiredExamples(document, schema, depth);
  const objects = [...parts, own].filter(isObject);
  if (objects.length === 0) return parts.find((part) => part !== undefined);
  return Object.assign({}, ...objects) as JsonObject; // `assign` of a list has no type
}

function requiredExamples(document: JsonObject, schema: JsonObject, depth: number): unknown {
  const properties = objectAt(schema, "properties");
  const entries = listAt(schema, "required")
    .map(String)
    .filter((name) => Object.hasOwn(properties, name))
    .map((name) => [name, exampleValue(document, properties[name], depth + 1)] as const)
    .filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
