import { findFences } from "../1-extract/fences.ts";
import { mentionsSpecification } from "../1-extract/other-formats.ts";
import { startOfSpecificationFile } from "../1-extract/specification-file.ts";
import { operationsOf } from "../openapi/operations.ts";
import { walk } from "../openapi/walk.ts";
import { positionOf } from "../report/origins.ts";
import type { Page } from "../report/page.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { resolve } from "../values/json-pointer.ts";
import type { Context } from "./quirk.ts";

/** Whether the samples on the pages write the values of a schema as numbers, as texts, or as both or neither. */
export function sampledType(schema: JsonObject, context: Context): "number" | "string" | undefined {
  const names = propertiesWith(schema, context.document);
  const texts = pagesOf(context).map((page) => ({
    text: page.text,
    samples: withoutSpecification(page),
  }));
  const hasSample = (value: string) =>
    names.some((name) => {
      const key = name.replace(/[^\w]/g, String.raw`\$&`);
      const quoted = new RegExp(String.raw`["']${key}\\?["']\s*:[ \t]*(?:\[\s*)?${value}`);
      const bare = new RegExp(String.raw`(?<![\w-])${key}\s*:[ \t]*(?:\[\s*)?${value}`);
      return texts.some(({ text, samples }) => quoted.test(text) || bare.test(samples));
    });
  const hasNumber = hasSample(String.raw`-?\d`);
  const hasText = hasSample(String.raw`\\?["']-?\d`);
  if (hasNumber === hasText) return undefined;
  return hasNumber ? "number" : "string";
}

/** A key without quotes in the specification itself, such as `version: 1`, is not a sample. */
function withoutSpecification(page: Page): string {
  if (startOfSpecificationFile(page) !== undefined) return "";
  const { text } = page;
  const blocks = findFences(text).filter(({ contentStart, contentEnd }) =>
    mentionsSpecification(text.slice(contentStart, contentEnd)),
  );
  const ends = [0, ...blocks.map(({ contentEnd }) => contentEnd)];
  const starts = [...blocks.map(({ contentStart }) => contentStart), text.length];
  return ends.map((end, index) => text.slice(end, starts[index])).join("\n");
}

function pagesOf({ document, pageContext }: Context): Page[] {
  const pages = operationsOf(document).map((operation) => positionOf(operation)?.page);
  return [...new Set([pageContext.page, ...pages.filter((page) => page !== undefined)])];
}

/** The names of the properties that have the schema, or a list of it. */
function propertiesWith(schema: JsonObject, document: JsonObject): string[] {
  const names = new Set<string>();
  walk(document, ({ kind, value }) => {
    if (kind !== "schema") return;
    for (const [name, property] of Object.entries(objectAt(value, "properties"))) {
      if (mayBe(property, schema, document)) names.add(name);
    }
  });
  return [...names];
}

function mayBe(property: unknown, schema: JsonObject, document: JsonObject): boolean {
  const target = resolve(document, property);
  if (!isObject(target)) return false;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => listAt(target, keyword));
  return [target, target["items"], ...parts].some((part) => resolve(document, part) === schema);
}
