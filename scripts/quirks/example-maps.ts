import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import type { Node } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The page has a list of examples where OpenAPI requires a map of named ones, a map in a schema, where it requires
 * a list, or the bare value in the place of `{ value }`. Each example keeps its value.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const exampleMaps: Quirk = {
  id: "example-maps",
  summary: "Rewrote examples that are not in the form that OpenAPI requires.",
  visit: {
    parameter: nameExamples,
    header: nameExamples,
    mediaType: nameExamples,
    schema({ value: schema }, context) {
      if (!isObject(schema) || !isObject(schema["examples"])) return;
      context.set(schema, "examples", Object.values(schema["examples"]).map(valueOf));
    },
  },
};

function nameExamples({ value: holder }: Node, context: Context): void {
  if (!isObject(holder)) return;
  const { examples } = holder;
  if (Array.isArray(examples)) {
    const named = examples.map(
      (item: unknown, index) => [`example${index + 1}`, { value: valueOf(item) }] as const,
    );
    context.set(holder, "examples", Object.fromEntries(named));
  } else if (isObject(examples)) {
    for (const [name, example] of Object.entries(examples)) {
      if (!isExample(example)) context.set(examples, name, { value: example });
      else if (!Object.hasOwn(example, "value")) renameNewerKey(example, context);
    }
  }
}

/** OpenAPI 3.2 has one key for the value and another for its text. */
function renameNewerKey(example: JsonObject, context: Context): void {
  const key = NEWER_KEYS.find((name) => Object.hasOwn(example, name));
  if (key) context.rename(example, key, "value");
}

const NEWER_KEYS = ["dataValue", "serializedValue"];
const EXAMPLE_KEYS = new Set(["summary", "description", "value", "externalValue", ...NEWER_KEYS]);

function isExample(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  if (typeof value["$ref"] === "string" || Object.hasOwn(value, "value")) return true;
  return Object.keys(value).every((key) => EXAMPLE_KEYS.has(key) || key.startsWith("x-"));
}

function valueOf(example: unknown): unknown {
  return isObject(example) && isExample(example) && Object.hasOwn(example, "value")
    ? example["value"]
    : example;
}
